using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.Hosting;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.Testing;

namespace OpenTera.WholeSystem;

/// <summary>The whole system, started as <c>dotnet run --project AppHost</c> starts it, on ports and in a folder of its own.</summary>
public abstract class RunningSystem : IAsyncLifetime
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(3);

    /// <summary>In the order in which they come up.</summary>
    public static readonly string[] Parts = ["redis", "teraserver", "exampleservice", "exampleservice-frontend", "portal", "gateway"];

    private readonly string dataDirectory = Directory.CreateTempSubdirectory("opentera-system-").FullName;
    private DistributedApplication? application;
    private X509Certificate2? authority;

    /// <summary>Added to every port: two systems of the tests never share one.</summary>
    protected abstract int PortOffset { get; }

    /// <summary>What this variant forces, as arguments of AppHost.</summary>
    protected abstract Task<IReadOnlyList<string>> ChoicesAsync();

    public DistributedApplication Application => application ?? throw new InvalidOperationException("The system has not been started.");

    public Uri Address => new($"https://localhost:{40075 + PortOffset}/");

    public int Port(int assigned) => assigned + PortOffset;

    public async ValueTask InitializeAsync()
    {
        using var timeout = new CancellationTokenSource(StartTimeout);
        string[] arguments =
        [
            $"--OpenTera:PortOffset={PortOffset}", $"--OpenTera:DataDirectory={dataDirectory}", "--OpenTera:Seed=test", .. await ChoicesAsync(),
        ];
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(arguments, timeout.Token);
        application = await builder.BuildAsync(timeout.Token);
        await application.StartAsync(timeout.Token);
        await WaitUntilHealthyAsync(timeout.Token);
        authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(dataDirectory, "certificates", "ca.crt"));
    }

    public async Task WaitUntilHealthyAsync(CancellationToken cancellation)
    {
        foreach (var part in Parts)
            await Application.ResourceNotifications.WaitForResourceHealthyAsync(part, cancellation);
    }

    /// <summary>A client of the gateway that trusts the system's own authority and nobody else, and follows no redirect.</summary>
    public HttpClient Stranger() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { authority! },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    })
    {
        BaseAddress = Address,
    };

    /// <summary>A client of the gateway with the token that a sign-in gave.</summary>
    public async Task<HttpClient> SignInAsync(string username, string password)
    {
        var client = Stranger();
        client.DefaultRequestHeaders.Authorization = Basic(username, password);
        var login = await client.GetFromJsonAsync<JsonElement>("api/user/login");
        client.DefaultRequestHeaders.Authorization = new("OpenTera", login.GetProperty("user_token").GetString());
        return client;
    }

    /// <summary>The WebSocket at the address that a login gives; null when it gives none, since another one is open, or not yet known to be lost.</summary>
    /// <param name="kind">user or participant.</param>
    public async Task<LiveSocket?> TryOpenWebSocketAsync(string kind, string username, string password)
    {
        using var client = Stranger();
        client.DefaultRequestHeaders.Authorization = Basic(username, password);
        using var answer = await client.GetAsync($"api/{kind}/login?with_websocket=true");
        if (answer.StatusCode == HttpStatusCode.Forbidden)
            return null;
        answer.EnsureSuccessStatusCode();
        var login = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return await LiveSocket.OpenAsync(new(login.GetProperty("websocket_url").GetString()!), client);
    }

    public static AuthenticationHeaderValue Basic(string username, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}")));

    /// <summary>A process on the system's Redis, as another service is: its services have an <see cref="IMessageBus"/>.</summary>
    public async Task<IHost> OtherServiceAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration["ConnectionStrings:redis"] = await Application.GetConnectionStringAsync("redis");
        builder.AddServiceDefaults();
        return builder.Build();
    }

    /// <summary>Ends a part as a crash does, and waits until the host has noticed.</summary>
    public async Task KillAsync(string part, int port, CancellationToken cancellation)
    {
        Processes.ListeningOn(port).Kill();
        await Application.ResourceNotifications.WaitForResourceAsync(part, KnownResourceStates.TerminalStates, cancellation);
    }

    public async Task StartAgainAsync(string part, CancellationToken cancellation)
    {
        var result = await Application.ResourceCommands.ExecuteCommandAsync(part, KnownResourceCommands.StartCommand, cancellation);
        Assert.True(result.Success, $"{part} could not be started again.");
        await Application.ResourceNotifications.WaitForResourceHealthyAsync(part, cancellation);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (application is not null)
            await application.DisposeAsync();
        authority?.Dispose();
        Directory.Delete(dataDirectory, recursive: true);
        GC.SuppressFinalize(this);
    }
}
