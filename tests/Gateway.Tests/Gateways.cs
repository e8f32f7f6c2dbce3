using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using OpenTera.AppHost.Gateway;
using OpenTera.Gateway.Tests;

[assembly: AssemblyFixture(typeof(Gateways))]

namespace OpenTera.Gateway.Tests;

/// <summary>One running gateway.</summary>
public sealed record RunningGateway(string Name, int Port, Process Process);

/// <summary>NGINX and the YARP gateway, with the same route table in front of the same backends.</summary>
public sealed class Gateways : IAsyncLifetime
{
    public const string Secret = "known-to-the-gateway-only";

    private readonly string folder = Directory.CreateTempSubdirectory("opentera-gateway-").FullName;
    private readonly List<Backend> backends = [];

    public RunningGateway Nginx { get; private set; } = null!;

    public RunningGateway Yarp { get; private set; } = null!;

    public IEnumerable<RunningGateway> Both => [Nginx, Yarp];

    public string Certificates => Path.Combine(folder, "certificates");

    public X509Certificate2 Authority => X509Certificate2.CreateFromPemFile(Path.Combine(Certificates, "ca.crt"), Path.Combine(Certificates, "ca.key"));

    public async ValueTask InitializeAsync()
    {
        new SystemCertificates(Certificates, TimeProvider.System).Ensure();
        foreach (var name in new[] { "teraserver", "example", "example-frontend", "log" })
            backends.Add(await Backend.StartAsync(name));

        Nginx = Start("nginx", "sh", Path.Combine(AppContext.BaseDirectory, "nginx", "start.sh"));
        Yarp = Start("yarp", "dotnet", Path.Combine(AppContext.BaseDirectory, "Gateway.dll"));
        foreach (var gateway in Both)
            await WaitUntilItListensAsync(gateway);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Both.Select(gateway => gateway?.Process).OfType<Process>())
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        foreach (var backend in backends)
            await backend.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A client of one gateway that trusts the system's authority, follows no redirects and sends what it is told.</summary>
    public HttpClient Client(RunningGateway gateway, X509Certificate2? certificate = null) => new(Handler(certificate))
    {
        BaseAddress = new Uri($"https://localhost:{gateway.Port}"),
        Timeout = TimeSpan.FromSeconds(20),
    };

    public SocketsHttpHandler Handler(X509Certificate2? certificate = null) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        SslOptions =
        {
            // Some tests call the gateway by names that only a public installation has.
            RemoteCertificateValidationCallback = (_, _, _, errors) => (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == 0,
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { Authority },
                RevocationMode = X509RevocationMode.NoCheck,
            },
            ClientCertificates = certificate is null ? null : [certificate],
            LocalCertificateSelectionCallback = certificate is null ? null : (_, _, _, _, _) => certificate,
        },
    };

    private RunningGateway Start(string name, string command, string argument)
    {
        var port = FreePort();
        var directory = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        var start = new ProcessStartInfo(command, [argument]);
        var variables = new Dictionary<string, string>
        {
            ["Directory"] = directory,
            ["Port"] = $"{port}",
            ["Address"] = "localhost",
            ["Certificates"] = Certificates,
            ["Secret"] = Secret,
        };
        AddRoute(variables, 0, "/", backends[0].Address, trusted: true);
        AddRoute(variables, 1, "/example/api/", backends[1].Address, prefix: "/example", trusted: true, limit: 1);
        AddRoute(variables, 2, "/example/", backends[2].Address);
        AddRoute(variables, 3, "/log/", backends[3].Address, prefix: "/log", trusted: true);
        AddRoute(variables, 4, "/down/", $"http://127.0.0.1:{FreePort()}", prefix: "/down");
        foreach (var (key, value) in variables)
            start.Environment["Gateway__" + key] = value;
        return new RunningGateway(name, port, Process.Start(start)!);
    }

    private static void AddRoute(
        Dictionary<string, string> variables, int number, string path, string target, string prefix = "", bool trusted = false, int limit = 100)
    {
        variables[$"Routes__{number}__Path"] = path;
        variables[$"Routes__{number}__Target"] = target;
        variables[$"Routes__{number}__Prefix"] = prefix;
        variables[$"Routes__{number}__Trusted"] = trusted ? "true" : "false";
        variables[$"Routes__{number}__MaxBodyMegabytes"] = $"{limit}";
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task WaitUntilItListensAsync(RunningGateway gateway)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(20); ; await Task.Delay(50))
        {
            Assert.False(gateway.Process.HasExited, $"{gateway.Name} ended with exit code {(gateway.Process.HasExited ? gateway.Process.ExitCode : 0)}");
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, gateway.Port);
                return;
            }
            catch (SocketException) when (DateTime.UtcNow < deadline)
            {
            }
        }
    }
}
