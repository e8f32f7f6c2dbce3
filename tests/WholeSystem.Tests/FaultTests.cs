using System.Net;
using System.Net.Sockets;
using OpenTera.Testing;

namespace OpenTera.WholeSystem;

/// <summary>What AppHost says and leaves behind when it cannot start or is killed.</summary>
[Collection(nameof(FaultTests))]
[CollectionDefinition(nameof(FaultTests), DisableParallelization = true)]
public sealed class FaultTests
{
    private static readonly string[] Embedded = ["--OpenTera:Database=sqlite", "--OpenTera:Redis=garnet", "--OpenTera:Gateway=yarp"];

    [Fact]
    public async Task A_taken_port_is_named_with_the_process_that_uses_it()
    {
        const int offset = 13000;
        using var listener = new TcpListener(IPAddress.Loopback, 4040 + offset);
        listener.Start();
        await using var appHost = new AppHostProcess(offset, Embedded);

        Assert.Equal(1, await appHost.WaitForExitAsync(TimeSpan.FromSeconds(30)));
        Assert.Contains($"{4040 + offset}", appHost.Output);
        Assert.Contains($"{Environment.ProcessId}", appHost.Output);
        Assert.DoesNotContain("   at ", appHost.Output);
    }

    [Fact]
    public async Task A_setting_that_names_no_choice_is_refused_with_the_choices()
    {
        await using var appHost = new AppHostProcess(13000, "--OpenTera:Redis=memcached");
        Assert.Equal(1, await appHost.WaitForExitAsync(TimeSpan.FromSeconds(30)));
        Assert.Contains("memcached", appHost.Output);
        Assert.Contains("garnet", appHost.Output);
    }

    [Fact]
    public async Task A_wrong_database_password_is_said_and_never_shown()
    {
        await using var postgres = new PostgresServer { Authentication = "scram-sha-256" };
        await postgres.InitializeAsync();
        await using var appHost = new AppHostProcess(14000,
            $"--ConnectionStrings:opentera={postgres.ConnectionString("opentera")};Password=not-the-password", "--OpenTera:Redis=garnet", "--OpenTera:Gateway=yarp");

        await appHost.WaitForOutputAsync("OpenTera is not ready: teraserver", TimeSpan.FromSeconds(60));
        Assert.Contains("password authentication failed", appHost.Output);
        Assert.DoesNotContain("not-the-password", appHost.Output);
    }

    [Fact]
    public async Task A_killed_AppHost_leaves_nothing_running()
    {
        await using var appHost = new AppHostProcess(15000, Embedded);
        await appHost.WaitForOutputAsync("OpenTera is ready: https://localhost:55075", TimeSpan.FromMinutes(2));
        Assert.True(Processes.Mentioning(appHost.DataDirectory).Count > 3);

        appHost.Kill();

        var end = DateTime.UtcNow.AddSeconds(20);
        while (Processes.Mentioning(appHost.DataDirectory) is { Count: > 0 } left)
        {
            Assert.True(DateTime.UtcNow < end, $"Still running:\n{string.Join('\n', left)}");
            await Task.Delay(200);
        }
        await NothingListensAsync(40075 + 15000, 4040 + 15000, 4050 + 15000, 5040 + 15000, 5050 + 15000, 40079 + 15000);
    }

    private static async Task NothingListensAsync(params int[] ports)
    {
        foreach (var port in ports)
        {
            using var client = new TcpClient();
            await Assert.ThrowsAnyAsync<SocketException>(() => client.ConnectAsync(IPAddress.Loopback, port));
        }
    }
}
