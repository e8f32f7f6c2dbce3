using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenTera.ServiceDefaults.TeraServer;
using OpenTera.ServiceDefaults.Tests.Servers;
using OpenTera.ServiceDefaults.Tests.TeraServer;
using OpenTera.Testing;

namespace OpenTera.ServiceDefaults.Tests.Health;

public sealed class HealthTests(NativeRedis redis) : IClassFixture<NativeRedis>
{
    [Fact]
    public async Task A_service_is_alive_always_and_ready_while_Redis_and_TeraServer_are_there()
    {
        using var connection = await redis.ConnectAsync();
        await connection.GetDatabase().StringSetAsync("service.ExampleService", ServiceRecordTests.Recorded);
        await using var teraServer = await TeraServerDouble.StartAsync(_ => { });
        await using var service = await TestService.StartAsync(redis, _ => { }, teraServer.Address);
        await service.Services.GetRequiredService<OpenTeraService>().WaitForRecordAsync();
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("/health")).StatusCode);

        await redis.KillAsync();
        await Eventually.TrueAsync(async () => (await service.GetAsync("/health")).StatusCode == HttpStatusCode.ServiceUnavailable, "not ready without Redis");
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("/alive")).StatusCode);
        Assert.Equal("Unhealthy", await (await service.GetAsync("/health")).Content.ReadAsStringAsync());
        await redis.StartAsync();
        await Eventually.TrueAsync(async () => (await service.GetAsync("/health")).StatusCode == HttpStatusCode.OK, "ready again");

        Assert.Single(service.Log.Lines, line => line.Contains("Redis is away"));
        Assert.DoesNotContain(service.Log.Lines, line => line.Contains("StackExchange.Redis is"));
    }
}
