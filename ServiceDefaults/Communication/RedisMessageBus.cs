using System.Text.Json;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace OpenTera.ServiceDefaults.Communication;

/// <summary>The message bus on Redis.</summary>
internal sealed class RedisMessageBus : IMessageBus
{
    private static readonly TimeSpan SubscribeTimeout = TimeSpan.FromSeconds(5);

    private readonly ISubscriber subscriber;
    private readonly ILogger logger;
    private readonly RpcClient rpcClient;
    private readonly IConnectionMultiplexer redis;

    public RedisMessageBus(IConnectionMultiplexer redis, ILogger<RedisMessageBus> logger)
    {
        (this.redis, this.logger) = (redis, logger);
        subscriber = redis.GetSubscriber();
        rpcClient = new RpcClient(this);
        _ = new RedisOutageLog(redis, logger);
    }

    public async Task<long> PublishAsync(string topic, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken = default)
    {
        try
        {
            return await subscriber.PublishAsync(RedisChannel.Literal(topic), payload).WaitAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException)
        {
            throw new MessageBusException($"Redis did not take a message for topic '{topic}': {exception.Message}", exception);
        }
    }

    public async Task<IAsyncDisposable> SubscribeAsync(string pattern, MessageHandler handler, SubscriptionOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var channel = pattern.AsSpan().ContainsAny("*?[\\") ? RedisChannel.Pattern(pattern) : RedisChannel.Literal(pattern);
        // Sent without waiting for the answer: a waiting call would throw when Redis is away, and lose the queue of a
        // subscription that the client makes all the same as soon as Redis is back.
        var source = await subscriber.SubscribeAsync(channel, CommandFlags.FireAndForget);
        var subscription = new Subscription(pattern, source, handler, options.QueueLength, options.Concurrency, logger);
        await WaitUntilSubscribedAsync(channel, cancellationToken);
        return subscription;
    }

    public Task<JsonElement> CallAsync(string topic, string method, IReadOnlyList<object> arguments, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        rpcClient.CallAsync(topic, method, arguments, timeout ?? RpcClient.DefaultTimeout, cancellationToken);

    public Task<IAsyncDisposable> ServeAsync(string topic, RpcMethods methods, RpcServeOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var server = new RpcServer(this, methods, options.AnswerOnce ? redis.GetDatabase() : null, logger);
        return SubscribeAsync(topic, server.AnswerAsync, new() { Concurrency = options.Concurrency, QueueLength = options.QueueLength }, cancellationToken);
    }

    /// <summary>Waits until Redis has confirmed a subscription; not while Redis is away: then it is made later.</summary>
    internal async Task WaitUntilSubscribedAsync(RedisChannel channel, CancellationToken cancellationToken)
    {
        for (var started = TimeProvider.System.GetTimestamp();
            redis.IsConnected && subscriber.SubscribedEndpoint(channel) is null && TimeProvider.System.GetElapsedTime(started) < SubscribeTimeout;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
        }
    }
}
