using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTera.AppHost.Redis;

namespace OpenTera.AppHost.Tests;

/// <summary>The real servers with the files that AppHost writes for them.</summary>
public sealed class RedisProcessTests : TestSystem
{
    private const string Password = "a-password-of-the-test";

    private static string Garnet => typeof(Choices).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "GarnetServer").Value!;

    [Fact]
    public async Task Garnet_takes_the_password_and_no_other_and_keeps_what_it_holds()
    {
        var port = FreePort();
        var file = RedisFiles.WriteGarnet(Folder, port, Password);

        await TakesThePasswordAndKeepsItsKeysAsync(port, "dotnet", "exec", Garnet, "--config-import-path", file);
    }

    [Fact]
    public async Task Redis_takes_the_password_and_no_other_and_keeps_what_it_holds()
    {
        var port = FreePort();
        var file = RedisFiles.WriteRedis(Folder, port, Password);

        await TakesThePasswordAndKeepsItsKeysAsync(port, "redis-server", file);
    }

    private async Task TakesThePasswordAndKeepsItsKeysAsync(int port, string command, params string[] arguments)
    {
        using (var first = await StartAsync(port, command, arguments))
        {
            Assert.Equal(HealthStatus.Unhealthy, await PingAsync(port, "another"));
            Assert.Equal("+OK", await SendAsync(port, "SET", "key", "value"));
            await Task.Delay(1500); // longer than the second in which it reaches the disk
            first.Kill();
            await first.WaitForExitAsync();
        }

        using var second = await StartAsync(port, command, arguments);
        Assert.Equal("$5", await SendAsync(port, "GET", "key"));
        second.Kill();
        await second.WaitForExitAsync();
    }

    private static async Task<Process> StartAsync(int port, string command, string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        for (var attempt = 0; await PingAsync(port, Password) != HealthStatus.Healthy; attempt++)
        {
            Assert.False(process.HasExited, $"{command} has ended.");
            Assert.True(attempt < 300, $"{command} does not answer.");
            await Task.Delay(100);
        }

        return process;
    }

    private static async Task<HealthStatus> PingAsync(int port, string password) =>
        (await new RedisPing(port, password).CheckHealthAsync(new HealthCheckContext())).Status;

    private static async Task<string?> SendAsync(int port, params string[] words)
    {
        using var client = new TcpClient("localhost", port);
        using var reader = new StreamReader(client.GetStream());
        await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(RedisPing.Command("AUTH", Password) + RedisPing.Command(words)));
        await reader.ReadLineAsync();
        return await reader.ReadLineAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
