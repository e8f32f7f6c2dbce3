using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Hosting.Tests;

public class RedisClientTests
{
    [Fact]
    public async Task A_service_reads_and_writes_by_the_connection_string_and_notices_when_Redis_is_gone_and_back()
    {
        const int port = 21600;
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:redis", $"localhost:{port},password=pw,connectTimeout=500,syncTimeout=500")]);
        builder.AddRedisClient("redis");
        using var host = builder.Build();
        var redis = host.Services.GetRequiredService<IConnectionMultiplexer>();
        await AssertBecomesAsync(host, HealthStatus.Unhealthy);

        using (StartRedis(port))
        {
            await AssertBecomesAsync(host, HealthStatus.Healthy);
            await redis.GetDatabase().StringSetAsync("key", "value");
            Assert.Equal("value", await redis.GetDatabase().StringGetAsync("key"));
        }
        await AssertBecomesAsync(host, HealthStatus.Unhealthy);

        using (StartRedis(port))
            await AssertBecomesAsync(host, HealthStatus.Healthy);
    }

    [Fact]
    public void A_missing_connection_string_is_named()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.AddRedisClient("redis");
        using var host = builder.Build();

        var error = Assert.Throws<InvalidOperationException>(host.Services.GetRequiredService<IConnectionMultiplexer>);
        Assert.Contains("ConnectionStrings__redis", error.Message);
    }

    private static OtherProcess StartRedis(int port) => new("redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--requirepass", "pw", "--save", ""]);

    private static async Task AssertBecomesAsync(IHost host, HealthStatus expected)
    {
        var checks = host.Services.GetRequiredService<HealthCheckService>();
        var clock = Stopwatch.StartNew();
        HealthReport report;
        do
        {
            report = await checks.CheckHealthAsync();
            await Task.Delay(100);
        }
        while (report.Status != expected && clock.Elapsed < TimeSpan.FromSeconds(20));
        Assert.Equal(expected, report.Entries["StackExchange.Redis"].Status);
    }
}
