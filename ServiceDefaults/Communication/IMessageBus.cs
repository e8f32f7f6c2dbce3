using System.Text.Json;

namespace OpenTera.ServiceDefaults.Communication;

/// <summary>
/// OpenTera's messages between TeraServer, its modules and the services, by Redis publish/subscribe.
/// Delivery is at most once: who does not listen at that moment does not get the message.
/// </summary>
/// <remarks>
/// Subscriptions and served methods live through a loss of Redis: they are back when Redis is. The shortcuts for
/// OpenTera's typed messages are in <see cref="MessageBusExtensions"/>, the names of topics in <see cref="Topics"/>.
/// </remarks>
public interface IMessageBus
{
    /// <summary>Publishes bytes on a topic.</summary>
    /// <returns>How many subscriptions of the Redis server got the message.</returns>
    /// <exception cref="MessageBusException">Redis did not take the message within the Redis client's time-out (5 s unless configured), because it is away.
    /// The message is then not sent later.</exception>
    Task<long> PublishAsync(string topic, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken = default);

    /// <summary>Has a handler called for each message on the topics that match a pattern.</summary>
    /// <param name="pattern">A topic, or a pattern in Redis' notation (<c>*</c>, <c>?</c>, <c>[ab]</c>).</param>
    /// <param name="handler">Called for one message after the other, in the order of arrival. An exception is logged and ends nothing.
    /// Its token is cancelled when the subscription is disposed.</param>
    /// <param name="options">Limits of the queue between Redis and the handler; null: the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting for Redis, not the subscription.</param>
    /// <returns>The subscription; disposing it ends it.</returns>
    /// <remarks>When Redis is away the subscription is kept and made once Redis is back.</remarks>
    Task<IAsyncDisposable> SubscribeAsync(string pattern, MessageHandler handler, SubscriptionOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Calls a method of a module (<see cref="Topics.ModuleRpc"/>) or service (<see cref="Topics.ServiceRpc"/>) and waits for its answer.</summary>
    /// <param name="topic">Where the method is served.</param>
    /// <param name="method">Its name.</param>
    /// <param name="arguments">bool, int, long, float, double, string or byte[] each.</param>
    /// <param name="timeout">How long to wait; null: 10 s, as OpenTera's clients do.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The answer's <c>return_value</c>; of kind Null when the method returned nothing.</returns>
    /// <exception cref="RpcTimeoutException">No answer came in time, or nobody serves that topic: the latter is told at once.</exception>
    /// <exception cref="RpcException">The method failed.</exception>
    /// <exception cref="MessageBusException">Redis is away.</exception>
    /// <exception cref="ArgumentException">An argument has a type the protocol has not.</exception>
    Task<JsonElement> CallAsync(string topic, string method, IReadOnlyList<object> arguments, TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>Answers calls on a topic.</summary>
    /// <param name="topic">Where to listen: <see cref="Topics.ServiceRpc"/> of the own key, for instance.</param>
    /// <param name="methods">What can be called. A call of another name gets no answer, as the protocol has it.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting for Redis, not the serving.</param>
    /// <returns>Disposing it ends the serving.</returns>
    Task<IAsyncDisposable> ServeAsync(string topic, RpcMethods methods, RpcServeOptions? options = null, CancellationToken cancellationToken = default);
}

/// <summary>Handles one message of a subscription.</summary>
public delegate ValueTask MessageHandler(BusMessage message, CancellationToken cancellationToken);

/// <summary>A message as it came from Redis.</summary>
/// <param name="Pattern">The pattern of the subscription.</param>
/// <param name="Topic">The topic it was published on.</param>
/// <param name="Payload">Its bytes.</param>
public readonly record struct BusMessage(string Pattern, string Topic, ReadOnlyMemory<byte> Payload);

/// <summary>Limits of one subscription.</summary>
public sealed record SubscriptionOptions
{
    /// <summary>
    /// How many messages wait for a slow handler, at most. When one more comes the oldest is dropped, and the first one
    /// dropped since the queue was last empty is logged: Redis' reader and the other handlers never wait.
    /// </summary>
    public int QueueLength { get; init; } = 1024;

    /// <summary>How many messages may be in the handler at a time. More than 1 gives up their order.</summary>
    public int Concurrency { get; init; } = 1;
}

/// <summary>How calls are answered.</summary>
public sealed record RpcServeOptions
{
    /// <summary>
    /// True: of several processes that serve the same topic one answers a call. The first to set the Redis key
    /// <c>rpc_claim.&lt;reply_to&gt;.&lt;id&gt;</c> (it lives for 60 s) does. False: each one answers, and the caller takes the first answer.
    /// </summary>
    public bool AnswerOnce { get; init; }

    /// <summary>How many calls are answered at a time.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>How many calls wait beyond those, at most; then the oldest is dropped: its caller runs into the time-out.</summary>
    public int QueueLength { get; init; } = 1024;
}
