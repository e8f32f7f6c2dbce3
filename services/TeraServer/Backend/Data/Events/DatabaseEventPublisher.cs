using System.Threading.Channels;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;

namespace OpenTera.TeraServer.Data.Events;

/// <summary>
/// Publishes database events in their order, beside the requests that caused them: these neither wait for Redis nor fail with it.
/// While Redis is away events are lost, as the original's are.
/// </summary>
public sealed class DatabaseEventPublisher(Channel<DatabaseEvent> events, IMessageBus bus, ILogger<DatabaseEventPublisher> logger) : BackgroundService
{
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        events.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    // The stop lets out what waits, unless Redis is away.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var lost = 0;
        await foreach (var change in events.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                await bus.PublishEventAsync(Topics.DatabaseEvents(change.ObjectType), change, CancellationToken.None);
                if (lost > 0)
                    logger.LogInformation("Database events are published again; {Count} were lost.", lost);
                lost = 0;
            }
            catch (MessageBusException exception)
            {
                if (stoppingToken.IsCancellationRequested)
                    return;
                if (lost++ == 0)
                    logger.LogWarning("Redis does not take database events; they are lost until it does: {Reason}", exception.Message);
            }
        }
    }
}
