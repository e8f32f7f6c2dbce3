namespace Hosting.Tests;

public class FailureTests
{
    [Fact]
    public async Task A_missing_program_is_said_with_what_to_do_and_the_rest_runs()
    {
        await using var app = await RunningApplication.StartAsync(builder =>
        {
            builder.AddExecutable("broken", "no-such-program", Path.GetTempPath());
            builder.AddShell("other", "sleep 300");
        });

        await app.WaitForStateAsync("broken", KnownResourceStates.FailedToStart);
        await app.WaitForLineAsync("broken", "The program 'no-such-program' of resource 'broken' was not found. Install it so that it is on the PATH.");
        await app.WaitForHealthyAsync("other");
    }

    [Fact]
    public async Task A_missing_working_directory_is_said()
    {
        await using var app = await RunningApplication.StartAsync(builder => builder.AddExecutable("broken", "sh", "/no/such/folder"));

        await app.WaitForLineAsync("broken", "The working directory '/no/such/folder' of resource 'broken' does not exist.");
    }

    [Fact]
    public async Task A_process_that_dies_is_reported_and_the_rest_keeps_running()
    {
        var stopped = new TaskCompletionSource<ResourceStoppedEvent>();
        await using var app = await RunningApplication.StartAsync(builder =>
        {
            builder.AddShell("mortal", "echo living; kill -9 $$").OnResourceStopped((_, e, _) =>
            {
                stopped.TrySetResult(e);
                return Task.CompletedTask;
            });
            builder.AddShell("other", "sleep 300");
        });

        await app.WaitForStateAsync("mortal", KnownResourceStates.Exited);
        Assert.Equal(137, app.Snapshot("mortal").ExitCode);
        await app.WaitForLineAsync("mortal", "The process ended by signal 9; the others keep running.");
        Assert.Equal(KnownResourceStates.Running, app.Snapshot("other").State?.Text);
        Assert.Equal("mortal", (await stopped.Task.WaitAsync(RunningApplication.Soon)).Resource.Name);
    }

    [Fact]
    public async Task What_a_dead_process_leaves_behind_is_ended()
    {
        await using var app = await RunningApplication.StartAsync(builder => builder.AddShell("parent", "sleep 302 & a=$!; setsid sleep 302 & echo children=$a,$!; sleep 0.2; exit 1"));

        var children = (await app.WaitForLineAsync("parent", "children="))["children=".Length..].Split(',').Select(int.Parse);
        await app.WaitForStateAsync("parent", KnownResourceStates.Finished);
        Assert.DoesNotContain(children, OtherProcess.IsAlive);
    }

    [Fact]
    public async Task A_container_is_refused_with_the_way_to_run_it()
    {
        await using var app = await RunningApplication.StartAsync(builder => builder.AddContainer("box", "docker.io/library/nginx"));

        await app.WaitForStateAsync("box", KnownResourceStates.FailedToStart);
        await app.WaitForLineAsync("box", "'box' is a container, which this host cannot run: build with -p:UseAspirePackages=true");
    }

    [Fact]
    public async Task A_health_check_that_does_not_exist_is_said()
    {
        await using var app = await RunningApplication.StartAsync(builder => builder.AddShell("server", "sleep 300").WithHealthCheck("nowhere"));

        var state = await app.Notifications.WaitForResourceAsync("server", e => e.Snapshot.HealthReports.Any(r => r.LastRunAt is null && r.Status is not null), RunningApplication.Soon);
        Assert.Contains("There is no health check 'nowhere'", state.Snapshot.HealthReports[0].Description);
        Assert.Equal("Unhealthy", state.Snapshot.HealthStatus.ToString());
    }
}
