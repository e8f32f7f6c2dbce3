using System.Net.Http.Json;

namespace Hosting.Tests;

public class TestingBuilderTests
{
    [Fact]
    public async Task An_AppHost_is_started_and_its_resources_are_reached()
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.SampleAppHost>(["--Parameters:redis-password=pw"], RunningApplication.Soon);
        Assert.EndsWith("SampleAppHost", builder.AppHostDirectory);
        await using var app = await builder.BuildAsync(RunningApplication.Soon);
        await app.StartAsync(RunningApplication.Soon);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("service", RunningApplication.Soon);

        Assert.Equal("localhost:21090,password=pw", await app.GetConnectionStringAsync("redis"));
        // Random, so that tests can run side by side.
        Assert.NotEqual(21080, app.GetEndpoint("service", "http").Port);
        using var client = app.CreateHttpClient("service");
        Assert.Equal("localhost:21090,password=pw", (await client.GetFromJsonAsync<Dictionary<string, string>>("environment"))!["ConnectionStrings__redis"]);
    }

    [Fact]
    public async Task Two_AppHosts_run_in_one_process_and_end_when_they_are_disposed_of()
    {
        var pids = new List<int>();
        await using (var first = await StartSampleAsync())
        await using (var second = await StartSampleAsync())
            foreach (var app in new[] { first, second })
            {
                using var client = app.CreateHttpClient("service");
                pids.Add(int.Parse(await client.GetStringAsync("pid")));
            }

        Assert.Equal(2, pids.Distinct().Count());
        Assert.DoesNotContain(pids, OtherProcess.IsAlive);
    }

    [Fact]
    public async Task A_test_can_change_the_application_before_it_is_built()
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.SampleAppHost>(["--Parameters:redis-password=pw"], RunningApplication.Soon);
        var service = builder.CreateResourceBuilder((ProjectResource)builder.Resources.Single(r => r.Name == "service"));
        service.WithEnvironment("FROM_THE_TEST", "yes");
        await using var app = await builder.BuildAsync(RunningApplication.Soon);
        await app.StartAsync(RunningApplication.Soon);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("service", RunningApplication.Soon);

        using var client = app.CreateHttpClient("service");
        Assert.Equal("yes", (await client.GetFromJsonAsync<Dictionary<string, string>>("environment"))!["FROM_THE_TEST"]);
    }

    [Fact]
    public async Task What_the_entry_point_throws_reaches_the_test()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            DistributedApplicationTestingBuilder.CreateAsync<Projects.SampleAppHost>(["--Sample:FailWith=no such thing"], RunningApplication.Soon));
        Assert.Equal("no such thing", error.Message);
    }

    [Fact]
    public async Task An_application_that_is_never_started_is_disposed_of()
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.SampleAppHost>(RunningApplication.Soon);
        await builder.DisposeAsync();

        var other = await DistributedApplicationTestingBuilder.CreateAsync<Projects.SampleAppHost>(RunningApplication.Soon);
        await using (await other.BuildAsync(RunningApplication.Soon))
            await other.DisposeAsync();
    }

    [Fact]
    public async Task Asking_for_what_does_not_exist_says_so()
    {
        await using var app = await RunningApplication.StartAsync(builder => builder.AddShell("tool", "sleep 300"));

        Assert.Contains("Resource 'nobody' not found", Assert.Throws<ArgumentException>(() => app.App.GetEndpoint("nobody")).Message);
        Assert.Contains("Endpoint 'http' for resource 'tool' not found", Assert.Throws<ArgumentException>(() => app.App.GetEndpoint("tool", "http")).Message);
    }

    private static async Task<DistributedApplication> StartSampleAsync()
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.SampleAppHost>(["--Parameters:redis-password=pw"], RunningApplication.Soon);
        var app = await builder.BuildAsync(RunningApplication.Soon);
        await app.StartAsync(RunningApplication.Soon);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("service", RunningApplication.Soon);
        return app;
    }
}
