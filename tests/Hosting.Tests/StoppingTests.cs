namespace Hosting.Tests;

public class StoppingTests
{
    [Fact]
    public async Task Processes_get_the_chance_to_end_by_themselves()
    {
        await using var app = await RunningApplication.StartAsync(builder =>
            builder.AddShell("tidy", "trap 'echo tidying; exit 0' TERM; echo ready; while :; do sleep 0.1; done"));
        await app.WaitForLineAsync("tidy", "ready");

        await app.App.StopAsync(RunningApplication.Soon);
        await app.WaitForLineAsync("tidy", "tidying");
        Assert.Equal((KnownResourceStates.Exited, (int?)0), (app.Snapshot("tidy").State!.Text, app.Snapshot("tidy").ExitCode));
    }

    [Fact]
    public async Task Those_who_wait_for_another_are_stopped_before_it()
    {
        await using var app = await RunningApplication.StartAsync(builder =>
        {
            var database = builder.AddShell("database", "sleep 300");
            builder.AddShell("service", "trap 'sleep 0.3; exit 0' TERM; echo ready; while :; do sleep 0.05; done").WaitFor(database);
        });
        await app.WaitForLineAsync("service", "ready");

        await app.App.StopAsync(RunningApplication.Soon);
        Assert.True(app.Snapshot("database").StopTimeStamp >= app.Snapshot("service").StopTimeStamp);
    }

    [Fact]
    public async Task A_process_that_does_not_listen_is_ended_with_its_descendants()
    {
        await using var app = await RunningApplication.StartAsync(builder =>
            builder.AddShell("stubborn", "trap '' TERM; sh -c 'echo child=$$; while :; do sleep 1; done' & wait"));
        var child = int.Parse((await app.WaitForLineAsync("stubborn", "child="))["child=".Length..]);

        await app.App.StopAsync(RunningApplication.Soon);
        Assert.Equal(137, app.Snapshot("stubborn").ExitCode);
        Assert.False(OtherProcess.IsAlive(child));
    }

    [Fact]
    public async Task A_process_can_be_stopped_started_and_restarted_on_command()
    {
        await using var app = await RunningApplication.StartAsync(builder => builder.AddSampleService("service").WithHttpHealthCheck("/health"));
        await app.WaitForHealthyAsync("service");
        using var client = app.Client("service");
        var first = await client.GetStringAsync("pid");

        Assert.True((await app.Commands.ExecuteCommandAsync("service", KnownResourceCommands.StopCommand)).Success);
        Assert.Equal(KnownResourceStates.Exited, app.Snapshot("service").State?.Text);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync("pid"));
        await Assert.ThrowsAsync<DistributedApplicationException>(() => app.WaitForHealthyAsync("service"));

        Assert.True((await app.Commands.ExecuteCommandAsync("service", KnownResourceCommands.StartCommand)).Success);
        await app.WaitForHealthyAsync("service");
        var second = await client.GetStringAsync("pid");
        Assert.NotEqual(first, second);

        Assert.True((await app.Commands.ExecuteCommandAsync("service", KnownResourceCommands.RestartCommand)).Success);
        await app.WaitForHealthyAsync("service");
        using var newClient = app.Client("service");
        Assert.NotEqual(second, await newClient.GetStringAsync("pid"));
    }

    [Fact]
    public async Task A_resource_with_explicit_start_waits_for_the_command()
    {
        await using var app = await RunningApplication.StartAsync(builder => builder.AddShell("tool", "echo working; sleep 300").WithExplicitStart());

        Assert.Equal(KnownResourceStates.NotStarted, app.Snapshot("tool").State?.Text);
        await app.Commands.ExecuteCommandAsync("tool", KnownResourceCommands.StartCommand);
        await app.WaitForLineAsync("tool", "working");
    }
}
