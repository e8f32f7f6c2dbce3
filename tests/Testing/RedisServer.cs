using System.Net;
using System.Net.Sockets;
using System.Reflection;
using StackExchange.Redis;
using Xunit;

namespace OpenTera.Testing;

/// <summary>A <c>redis-server</c>, or Garnet, of its own for the tests, with a password, in memory only.</summary>
public sealed class RedisServer : IAsyncLifetime
{
    private readonly int _port = Ports.Free();
    private ServerProcess? _server;

    public bool IsGarnet { get; init; }

    /// <summary>How to reach it, in the form of StackExchange.Redis.</summary>
    public string ConnectionString => $"127.0.0.1:{_port},password=tests-only";

    public async ValueTask InitializeAsync()
    {
        _server = IsGarnet
            ? new ServerProcess("dotnet", ["exec", Garnet, "--port", $"{_port}", "--bind", "127.0.0.1", "--auth", "Password", "--password", "tests-only", "--memory", "64m", "--index", "8m"])
            : new ServerProcess("redis-server", ["--port", $"{_port}", "--bind", "127.0.0.1", "--requirepass", "tests-only", "--save", "", "--appendonly", "no"]);
        await _server.WaitAsync(async () =>
        {
            // The client waits five seconds for a server that does not listen yet.
            using (var listens = new TcpClient())
                await listens.ConnectAsync(IPAddress.Loopback, _port);
            await (await ConnectAsync()).DisposeAsync();
        });
    }

    public ValueTask DisposeAsync() => StopAsync();

    /// <summary>Kills the server, as a crash would; <see cref="InitializeAsync"/> starts it again on its port.</summary>
    public async ValueTask StopAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _server = null;
    }

    /// <summary>A connection of the test's own.</summary>
    public async Task<ConnectionMultiplexer> ConnectAsync() => await ConnectionMultiplexer.ConnectAsync(ConnectionString);

    private static string Garnet => typeof(RedisServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "GarnetServer").Value!;
}
