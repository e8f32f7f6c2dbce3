namespace Hosting.Tests;

public class WaitingTests
{
    [Fact]
    public async Task A_resource_is_started_only_when_the_one_it_waits_for_is_healthy()
    {
        await using var app = await RunningApplication.StartAsync(builder =>
        {
            var service = builder.AddSampleService("service").WithEnvironment("HEALTHY_AFTER_MS", "700").WithHttpHealthCheck("/health");
            builder.AddShell("client", "sleep 300").WaitFor(service);
        });

        await app.WaitForStateAsync("client", KnownResourceStates.Waiting);
        await app.WaitForHealthyAsync("client");
        var service = app.Snapshot("service");
        Assert.Equal("Healthy", service.HealthStatus.ToString());
        Assert.True(app.Snapshot("client").StartTimeStamp - service.StartTimeStamp >= TimeSpan.FromSeconds(0.7));
    }

    [Fact]
    public async Task A_resource_is_started_when_the_one_it_waits_for_has_done_its_work()
    {
        await using var app = await RunningApplication.StartAsync(builder =>
        {
            var migration = builder.AddShell("migration", "sleep 0.3; exit 3");
            builder.AddShell("client", "sleep 300").WaitForCompletion(migration, exitCode: 3);
        });

        await app.WaitForStateAsync("client", KnownResourceStates.Running);
        Assert.Equal(3, app.Snapshot("migration").ExitCode);
        Assert.True(app.Snapshot("client").StartTimeStamp >= app.Snapshot("migration").StopTimeStamp);
    }

    [Fact]
    public async Task A_resource_fails_when_the_one_it_waits_for_ends_otherwise_than_expected()
    {
        await using var app = await RunningApplication.StartAsync(builder =>
        {
            var migration = builder.AddShell("migration", "exit 4");
            builder.AddShell("client", "sleep 300").WaitForCompletion(migration);
        });

        await app.WaitForStateAsync("client", KnownResourceStates.FailedToStart);
        await app.WaitForLineAsync("client", "Resource 'migration' ended with exit code 4.");
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => app.WaitForHealthyAsync("client"));
        Assert.Contains("'client'", error.Message);
    }

    [Fact]
    public async Task A_resource_that_waits_for_a_failed_one_can_keep_waiting()
    {
        await using var app = await RunningApplication.StartAsync(builder =>
        {
            var broken = builder.AddExecutable("broken", "no-such-program", Path.GetTempPath());
            builder.AddShell("client", "sleep 300").WaitFor(broken, WaitBehavior.WaitOnResourceUnavailable);
        });

        await app.WaitForStateAsync("broken", KnownResourceStates.FailedToStart);
        await app.WaitForStateAsync("client", KnownResourceStates.Waiting);
        await Task.Delay(300);
        Assert.Equal(KnownResourceStates.Waiting, app.Snapshot("client").State?.Text);
    }

    [Fact]
    public async Task Subscribers_to_the_ready_event_are_done_before_others_start()
    {
        var seeded = DateTime.MaxValue;
        await using var app = await RunningApplication.StartAsync(builder =>
        {
            var database = builder.AddShell("database", "sleep 300").OnResourceReady(async (_, _, cancellationToken) =>
            {
                await Task.Delay(300, cancellationToken);
                seeded = DateTime.UtcNow;
            });
            builder.AddShell("client", "sleep 300").WaitFor(database);
        });

        await app.WaitForHealthyAsync("client");
        Assert.True(app.Snapshot("client").StartTimeStamp >= seeded);
    }

    [Fact]
    public async Task Resources_that_wait_for_each_other_are_an_error_that_names_them()
    {
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => RunningApplication.StartAsync(builder =>
        {
            var a = builder.AddShell("a", "true");
            var b = builder.AddShell("b", "true").WaitFor(a);
            a.WaitFor(b);
        }));

        Assert.StartsWith("These resources wait for each other: a → b → a.", error.Message);
    }
}
