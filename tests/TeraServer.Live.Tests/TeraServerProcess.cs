using System.Reflection;

namespace OpenTera.TeraServer.Live.Tests;

/// <summary>One TeraServer, on a port of its own.</summary>
public sealed class TeraServerProcess : IAsyncDisposable
{
    private static readonly string Program = typeof(TeraServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "TeraServer").Value!;

    private readonly ServerProcess _process;
    private readonly int _port = Ports.Free();

    public TeraServerProcess(string database, string redis, IEnumerable<string> settings)
    {
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };
        _process = new ServerProcess("dotnet", [
            Program, $"--urls=http://127.0.0.1:{_port}", "--OpenTera:Seed=test",
            $"--ConnectionStrings:opentera={database}", $"--ConnectionStrings:redis={redis}", "--Logging:LogLevel:Default=Warning", .. settings,
        ]);
    }

    public HttpClient Client { get; }

    public Uri WebSocket(string pathAndQuery) => new($"ws://127.0.0.1:{_port}{pathAndQuery}");

    public Task WaitAsync() => _process.WaitAsync(async () => (await Client.GetAsync("/alive")).EnsureSuccessStatusCode());

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Client.Dispose();
    }
}
