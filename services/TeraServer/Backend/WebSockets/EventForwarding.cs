using System.Net.WebSockets;
using System.Text.Json;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;
using OpenTera.TeraServer.Presence;

namespace OpenTera.TeraServer.WebSockets;

/// <summary>
/// Passes events on to the clients of this server that may see them. A server subscribes once to each kind of topic, not once a client.
/// </summary>
public sealed class EventForwarding(IMessageBus bus, Connections connections, Audience audience) : IHostedService, IAsyncDisposable
{
    /// <summary>Close code of the original, for who was logged out, disconnected, disabled or deleted.</summary>
    private const WebSocketCloseStatus Disconnected = (WebSocketCloseStatus)4000;

    /// <summary>Room for a storm of logins.</summary>
    internal static readonly SubscriptionOptions LongQueue = new() { QueueLength = 20_000 };

    private readonly List<IAsyncDisposable> _subscriptions = [];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var topic in (string[])[Topics.OnlineEvents, Topics.ServiceEvents("FileTransferService")])
            await ListenAsync(topic, (message, token) => ForwardAsync(message, [.. connections.All], token));
        await ListenAsync("websocket.*.events", (message, token) => ForwardAsync(message, Addressed(message.Topic), token));
        await ListenAsync(Topics.WebSocketCommands("*"), (message, _) => ObeyAsync(message));
        foreach (var kind in ClientKind.All)
            await ListenAsync(Topics.DatabaseEvents(kind.Name), (message, _) => CheckAccountAsync(kind, message));

        async Task ListenAsync(string pattern, MessageHandler handler) => _subscriptions.Add(await bus.SubscribeAsync(pattern, handler, LongQueue, cancellationToken));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var subscription in _subscriptions)
            await subscription.DisposeAsync();
    }

    /// <summary>Each gets those of the events that it may see, all in one frame, and nothing when there is none.</summary>
    private async ValueTask ForwardAsync(BusMessage message, IReadOnlyCollection<Connection> listeners, CancellationToken cancellation)
    {
        if (listeners.Count == 0)
            return;
        var sent = TeraEvent.Parser.ParseFrom(message.Payload.Span);
        var audiences = new IReadOnlySet<string>?[sent.Events.Count];
        for (var i = 0; i < audiences.Length; i++)
            audiences[i] = await audience.OfAsync(sent.Events[i], cancellation);

        // Almost always there is one event, hence one frame, whoever gets it.
        var seen = listeners.ToLookup(listener => string.Concat(audiences.Select(set => set is null || set.Contains(listener.Client.Uuid) ? '1' : '0')));
        foreach (var group in seen.Where(group => group.Key.Contains('1')))
        {
            var frame = Frames.Of(sent.Header, sent.Events.Where((_, i) => group.Key[i] == '1'));
            foreach (var listener in group)
                listener.Send(frame);
        }
    }

    /// <summary>Whom <c>websocket.KIND.UUID.events</c> is for, if it is here.</summary>
    private Connection[] Addressed(string topic) =>
        topic.Split('.') is [_, var name, var uuid, _] && ClientKind.All.FirstOrDefault(kind => kind.Name == name) is { } kind && connections.Of(kind, uuid) is { } connection
            ? [connection]
            : [];

    private ValueTask ObeyAsync(BusMessage message)
    {
        if (message.Contents().Any(content => content.TryUnpack<ServerCommand>(out var command) && command.Type == ServerCommand.Types.CommandType.CmdClientDisconnect))
        {
            var uuid = message.Topic[(message.Topic.LastIndexOf('.') + 1)..];
            foreach (var kind in ClientKind.All)
                Disconnect(kind, uuid);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Who is disabled or deleted is disconnected.</summary>
    private ValueTask CheckAccountAsync(ClientKind kind, BusMessage message)
    {
        foreach (var content in message.Contents())
        {
            if (!content.TryUnpack<DatabaseEvent>(out var change))
                continue;
            var row = JsonSerializer.Deserialize<JsonElement>(change.ObjectValue);
            if (change.Type == DatabaseEvent.Types.EventType.DbDelete || row.TryGetProperty("deleted_at", out _)
                || row.TryGetProperty($"{kind}_enabled", out var enabled) && enabled.ValueKind == JsonValueKind.False)
            {
                Disconnect(kind, row.GetProperty($"{kind}_uuid").GetString()!);
            }
        }

        return ValueTask.CompletedTask;
    }

    private void Disconnect(ClientKind kind, string uuid) => connections.Of(kind, uuid)?.Close(Disconnected, "CMD_CLIENT_DISCONNECT");
}
