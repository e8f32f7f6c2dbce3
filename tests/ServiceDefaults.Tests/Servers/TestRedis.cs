using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using StackExchange.Redis;

namespace OpenTera.ServiceDefaults.Tests.Servers;

/// <summary>A Redis of its own for a test class: the real one or Garnet, with a password, on a free port. It can be killed and started again.</summary>
public abstract class TestRedis : IAsyncLifetime
{
    private static int lastPort = 23000 + (Environment.ProcessId % 400);
    private Process? process;

    protected const string Password = "tests-only";
    protected int Port { get; } = FreePort();

    public string ConnectionString => $"127.0.0.1:{Port},password={Password}";

    protected abstract (string Program, string[] Arguments) Command { get; }

    public async ValueTask InitializeAsync() => await StartAsync();

    public async Task StartAsync()
    {
        var (program, arguments) = Command;
        process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (tries < 200 && !process.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    public async Task KillAsync()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process!.Dispose();
        GC.SuppressFinalize(this);
    }

    public async Task<ConnectionMultiplexer> ConnectAsync() => await ConnectionMultiplexer.ConnectAsync(ConnectionString);

    private static int FreePort()
    {
        int port;
        do
            port = Interlocked.Increment(ref lastPort);
        while (IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == port));
        return port;
    }
}

public sealed class NativeRedis : TestRedis
{
    protected override (string, string[]) Command => ("redis-server",
        ["--port", $"{Port}", "--bind", "127.0.0.1", "--requirepass", Password, "--save", "", "--appendonly", "no"]);
}

public sealed class Garnet : TestRedis
{
    protected override (string, string[]) Command => ("dotnet",
        ["tool", "run", "garnet-server", "--", "--port", $"{Port}", "--bind", "127.0.0.1", "--auth", "Password", "--password", Password, "--memory", "64m", "--index", "4m"]);
}
