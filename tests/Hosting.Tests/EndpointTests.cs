using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hosting.Tests;

public class EndpointTests
{
    [Fact]
    public async Task Connections_to_the_public_port_go_to_the_replicas_in_turn()
    {
        await using var app = await RunningApplication.StartAsync(builder => builder.AddSampleService("service").WithReplicas(3));
        await WaitForReplicasAsync(app, 3);

        var pids = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            // A client of its own for each request, since a kept connection stays with its replica.
            using var client = app.Client("service");
            pids.Add(await client.GetStringAsync("pid"));
        }
        Assert.Equal(3, pids.Distinct().Count());
        Assert.Equal(pids[..3], pids[3..]);
    }

    [Fact]
    public async Task A_replica_that_is_gone_is_passed_over()
    {
        await using var app = await RunningApplication.StartAsync(builder => builder.AddSampleService("service").WithReplicas(2));
        await WaitForReplicasAsync(app, 2);
        await app.Commands.ExecuteCommandAsync("service-1", KnownResourceCommands.StopCommand, RunningApplication.Soon);

        for (var i = 0; i < 4; i++)
        {
            using var client = app.Client("service");
            Assert.NotEmpty(await client.GetStringAsync("pid"));
        }
        Assert.Equal(KnownResourceStates.Exited, app.Snapshot("service-1").State?.Text);
    }

    [Fact]
    public async Task A_connection_may_close_one_direction_and_still_get_its_answer()
    {
        await using var app = await RunningApplication.StartAsync(builder =>
            builder.AddExecutable("echo", "node", Path.GetTempPath(), "-e", "require('net').createServer({ allowHalfOpen: true }, s => { let t = ''; s.on('data', d => t += d); s.on('end', () => s.end('got ' + t)); }).listen(process.env.PORT, 'localhost', () => console.log('listening'))")
                .WithEndpoint(name: "tcp", env: "PORT"));
        await app.WaitForLineAsync("echo", "listening");

        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("localhost", app.App.GetEndpoint("echo", "tcp").Port, RunningApplication.Soon);
        await socket.SendAsync(Encoding.UTF8.GetBytes("hello"));
        socket.Shutdown(SocketShutdown.Send);
        var answer = new byte[100];
        Assert.Equal("got hello", Encoding.UTF8.GetString(answer, 0, await socket.ReceiveAsync(answer, RunningApplication.Soon)));
    }

    [Fact]
    public async Task An_endpoint_without_proxy_is_the_process_itself()
    {
        await using var app = await RunningApplication.StartAsync(builder =>
            builder.AddProject<Projects.SampleService>("service", options => options.ExcludeLaunchProfile = true).WithHttpEndpoint(port: 21503, isProxied: false).WithHttpHealthCheck("/health"));
        await app.WaitForHealthyAsync("service");

        Assert.Equal(21503, app.App.GetEndpoint("service").Port);
        Assert.Contains("\"ASPNETCORE_URLS\":\"http://localhost:21503\"", await app.Client("service").GetStringAsync("environment"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_taken_port_is_an_error_that_names_port_and_resource(bool isProxied)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => RunningApplication.StartAsync(
            builder => builder.AddShell("server", "sleep 300").WithHttpEndpoint(port, isProxied: isProxied),
            "--DcpPublisher:RandomizePorts=false"));
        Assert.Contains($"Port {port}, endpoint 'http' of resource 'server', cannot be used", error.Message);
    }

    [Fact]
    public async Task Two_endpoints_of_one_name_are_an_error()
    {
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => RunningApplication.StartAsync(
            builder => builder.AddShell("server", "true").WithHttpEndpoint().WithHttpEndpoint()));
        Assert.Contains("'http' already exists on resource 'server'", error.Message);
    }

    /// <summary>Waits until every replica listens on its own port.</summary>
    private static async Task WaitForReplicasAsync(RunningApplication app, int count)
    {
        var seen = new HashSet<string>();
        var soon = RunningApplication.Soon;
        while (seen.Count < count)
        {
            soon.ThrowIfCancellationRequested();
            using var client = app.Client("service");
            try
            {
                seen.Add(await client.GetStringAsync("pid"));
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }
    }
}
