using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;
using StackExchange.Redis;

namespace OpenTera.ServiceDefaults.TeraServer;

/// <summary>
/// Keeps <see cref="OpenTeraService.Record"/> equal to the Redis key <c>service.KEY</c>, which TeraServer writes. It is read on every database event
/// of a service, and now and then, for an event can be missed.
/// </summary>
internal sealed class ServiceRecordWatcher(OpenTeraService service, IConnectionMultiplexer redis, IMessageBus bus, ILogger<ServiceRecordWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan WhenMissing = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhenThere = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim changed = new(0);
    private bool? wasThere;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var subscription = await bus.SubscribeAsync<DatabaseEvent>(Topics.DatabaseEvents("service"), OnServiceChanged, cancellationToken: stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await ReadAsync();
            await changed.WaitAsync(service.Record is null ? WhenMissing : WhenThere, stoppingToken);
        }
    }

    private ValueTask OnServiceChanged(DatabaseEvent @event, BusMessage message, CancellationToken cancellationToken)
    {
        changed.Release();
        return ValueTask.CompletedTask;
    }

    private async Task ReadAsync()
    {
        try
        {
            var json = (string?)await redis.GetDatabase().StringGetAsync($"service.{service.Key}");
            service.Update(json is null ? null : JsonSerializer.Deserialize<ServiceRecord>(json, PythonJson.Options));
            Tell(json is not null);
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException)
        {
            // Redis is away, which the bus has told. What was known of the service stays good.
        }
        catch (JsonException exception)
        {
            logger.LogError(exception, "The record of service {Key} in Redis (service.{Key}) cannot be read", service.Key, service.Key);
        }
    }

    private void Tell(bool isThere)
    {
        if (isThere == wasThere)
            return;
        if (isThere)
            logger.LogInformation("TeraServer knows service {Key}: uuid {ServiceUuid}", service.Key, service.Record!.ServiceUuid);
        else
            logger.LogWarning("Waiting for TeraServer: it has no enabled service {Key} yet (Redis key service.{Key})", service.Key, service.Key);
        wasThere = isThere;
    }
}
