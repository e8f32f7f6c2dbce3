using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Services;

/// <summary>Keeps a record of every enabled service in Redis, <c>service.KEY</c>: at start, and whenever its row is said to have changed.</summary>
public sealed class ServiceRegistry(IServiceScopeFactory scopes, IConnectionMultiplexer redis, IMessageBus bus, Preparation preparation) : IHostedService, IAsyncDisposable
{
    private IAsyncDisposable? subscription;

    public async Task StartAsync(CancellationToken cancellation)
    {
        subscription = await bus.SubscribeAsync<DatabaseEvent>(Topics.DatabaseEvents("service"), (_, _, token) => new(RefreshAsync(token)), cancellationToken: cancellation);
        await preparation.Done.WaitAsync(cancellation);
        await RefreshAsync(cancellation);
    }

    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;

    public ValueTask DisposeAsync() => subscription?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Writes the enabled services and removes the others, also those that were deleted.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TeraContext>();
        var services = db.Services.Where(service => service.ServiceKey != Service.TeraServerKey);
        var enabled = services.Where(service => service.ServiceEnabled);
        var gone = services.IgnoreQueryFilters([TeraContext.NotDeleted]).Where(service => !service.ServiceEnabled || service.DeletedAt != null);

        var database = redis.GetDatabase();
        foreach (var service in await ServiceAnswer.FullAsync(enabled, db, cancellation))
            await database.StringSetAsync(RedisKeys.Service(service.Row.ServiceKey), PythonJson.Serialize(JsonSerializer.SerializeToElement(service, Json.Options)));
        foreach (var key in await gone.Select(service => service.ServiceKey).ToListAsync(cancellation))
            await database.KeyDeleteAsync(RedisKeys.Service(key));
    }
}
