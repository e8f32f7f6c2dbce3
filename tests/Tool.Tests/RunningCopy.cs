using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace OpenTera.Tool.Tests;

/// <summary>The system of a repository, run by its AppHost on ports of its own.</summary>
/// <param name="repository">The repository, built.</param>
/// <param name="portOffset">Added to every port: two systems of the tests never share one.</param>
internal sealed class RunningCopy(RepositoryCopy repository, int portOffset) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly StringBuilder said = new();
    private Process? appHost;

    /// <summary>Where the gateway is.</summary>
    public Uri Address => new($"https://localhost:{40075 + portOffset}/");

    /// <summary>What AppHost printed.</summary>
    public string Said
    {
        get
        {
            lock (said)
                return said.ToString();
        }
    }

    /// <summary>Starts AppHost and waits until it says that all parts are healthy.</summary>
    public async Task StartAsync()
    {
        var program = Path.Combine(repository.Folder, "AppHost", "bin", "Debug", "net10.0", "AppHost.dll");
        appHost = new Process
        {
            StartInfo = new("dotnet", [program, $"--OpenTera:PortOffset={portOffset}", "--OpenTera:Database=sqlite"])
            {
                WorkingDirectory = Path.Combine(repository.Folder, "AppHost"),
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["DOTNET_ENVIRONMENT"] = "Development" },
            },
        };
        var ready = new TaskCompletionSource();
        appHost.EnableRaisingEvents = true;
        appHost.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("AppHost ended."));
        appHost.OutputDataReceived += (_, line) => Hear(line.Data);
        appHost.ErrorDataReceived += (_, line) => Hear(line.Data);
        appHost.Start();
        appHost.BeginOutputReadLine();
        appHost.BeginErrorReadLine();
        try
        {
            await ready.Task.WaitAsync(Patience);
        }
        catch (Exception notReady) when (notReady is TimeoutException or InvalidOperationException)
        {
            Assert.Fail($"The system did not become ready: {notReady.Message}\n{Said}");
        }

        void Hear(string? line)
        {
            lock (said)
                said.AppendLine(line);
            if (line?.Contains("OpenTera is ready") == true)
                ready.TrySetResult();
            else if (line?.Contains("OpenTera is not ready") == true)
                ready.TrySetException(new InvalidOperationException(line));
        }
    }

    /// <summary>A client of the gateway that trusts the system's own authority, with the token of the administrator.</summary>
    public async Task<HttpClient> SignInAsync()
    {
        var authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(repository.Folder, ".data", "certificates", "ca.crt"));
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { authority }, RevocationMode = X509RevocationMode.NoCheck };
        var client = new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trust } }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("admin:admin"u8));
        var login = await client.GetFromJsonAsync<JsonElement>("api/user/login");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("OpenTera", login.GetProperty("user_token").GetString());
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        if (appHost is { HasExited: false })
        {
            await Command.RunAsync("/", "kill", "-TERM", $"{appHost.Id}");
            await appHost.WaitForExitAsync();
        }
        appHost?.Dispose();
    }
}
