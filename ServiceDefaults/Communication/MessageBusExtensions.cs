using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using OpenTera.ServiceDefaults.Communication.Messages;

namespace OpenTera.ServiceDefaults.Communication;

/// <summary>OpenTera's typed messages on an <see cref="IMessageBus"/>. They throw what the methods of the bus throw.</summary>
public static class MessageBusExtensions
{
    /// <summary>Publishes a message as it is, without an envelope.</summary>
    public static Task<long> PublishAsync(this IMessageBus bus, string topic, IMessage message, CancellationToken cancellationToken = default) =>
        bus.PublishAsync(topic, message.ToByteArray(), cancellationToken);

    /// <summary>Publishes an event in a <see cref="TeraEvent"/>, as an events topic has it.</summary>
    public static Task<long> PublishEventAsync(this IMessageBus bus, string topic, IMessage @event, CancellationToken cancellationToken = default) =>
        bus.PublishAsync(topic, new TeraEvent
        {
            Header = new() { Version = 1, Time = SecondsNow(), Topic = topic },
            Events = { Any.Pack(@event) },
        }, cancellationToken);

    /// <summary>Sends a message in a <see cref="TeraModuleMessage"/>, as a messages topic has it.</summary>
    /// <param name="bus">The bus.</param>
    /// <param name="source">Topic of the sender.</param>
    /// <param name="destination">Topic to publish on.</param>
    /// <param name="data">What to say.</param>
    /// <param name="cancellationToken">Ends the waiting for Redis.</param>
    public static Task<long> SendMessageAsync(this IMessageBus bus, string source, string destination, IMessage data, CancellationToken cancellationToken = default) =>
        bus.PublishAsync(destination, new TeraModuleMessage
        {
            Head = new() { Version = 1, Time = SecondsNow(), Source = source, Dest = destination },
            Data = { Any.Pack(data) },
        }, cancellationToken);

    /// <summary>
    /// Has a handler called for each <typeparamref name="T"/> in the envelopes (<see cref="TeraEvent"/> or <see cref="TeraModuleMessage"/>)
    /// that come on the topics of a pattern. Other types in them are passed over.
    /// </summary>
    /// <inheritdoc cref="IMessageBus.SubscribeAsync"/>
    public static Task<IAsyncDisposable> SubscribeAsync<T>(this IMessageBus bus, string pattern, Func<T, BusMessage, CancellationToken, ValueTask> handler,
        SubscriptionOptions? options = null, CancellationToken cancellationToken = default) where T : IMessage<T>, new()
    {
        var descriptor = new T().Descriptor;
        return bus.SubscribeAsync(pattern, async (message, token) =>
        {
            foreach (var content in Contents(message))
            {
                if (content.Is(descriptor))
                    await handler(content.Unpack<T>(), message, token);
            }
        }, options, cancellationToken);
    }

    /// <summary>What is in an envelope. <see cref="TeraEvent"/> and <see cref="TeraModuleMessage"/> both have their content in field 2, so either is read as the first.</summary>
    /// <exception cref="InvalidProtocolBufferException">The message is no envelope.</exception>
    public static IReadOnlyList<Any> Contents(this BusMessage message) => TeraEvent.Parser.ParseFrom(message.Payload.Span).Events;

    /// <summary>Calls a method as <see cref="IMessageBus.CallAsync"/> does and reads its answer as a <typeparamref name="T"/>, property names in snake case.</summary>
    /// <returns>Null when the method returned nothing.</returns>
    /// <exception cref="JsonException">The answer is no <typeparamref name="T"/>.</exception>
    public static async Task<T?> CallAsync<T>(this IMessageBus bus, string topic, string method, IReadOnlyList<object> arguments, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        (await bus.CallAsync(topic, method, arguments, timeout, cancellationToken)).Deserialize<T>(PythonJson.Options);

    /// <summary>Now, as messages have it: seconds since 1970.</summary>
    public static double SecondsNow() => (DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds;
}
