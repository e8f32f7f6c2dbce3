using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace OpenTera.ServiceDefaults.Communication;

/// <summary>Says once that Redis is gone and once that it is back, however often the client tries in between and with however many connections.</summary>
internal sealed class RedisOutageLog
{
    private readonly IConnectionMultiplexer redis;
    private readonly ILogger logger;
    private int away;

    public RedisOutageLog(IConnectionMultiplexer redis, ILogger logger)
    {
        (this.redis, this.logger) = (redis, logger);
        redis.ConnectionFailed += (_, _) => OnLost();
        redis.ConnectionRestored += (_, _) => OnRestored();
        if (!redis.IsConnected)
            OnLost();
    }

    private void OnLost()
    {
        if (Interlocked.Exchange(ref away, 1) == 0)
            logger.LogWarning("Redis is away ({EndPoints}); trying to reach it, subscriptions are kept", EndPoints);
    }

    private void OnRestored()
    {
        if (redis.IsConnected && redis.GetSubscriber().IsConnected() && Interlocked.Exchange(ref away, 0) == 1)
            logger.LogInformation("Redis is there ({EndPoints})", EndPoints);
    }

    private string EndPoints => string.Join(", ", redis.GetEndPoints().Select(endPoint => endPoint.ToString()));
}
