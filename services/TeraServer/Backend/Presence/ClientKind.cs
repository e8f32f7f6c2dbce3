using StackExchange.Redis;

namespace OpenTera.TeraServer.Presence;

/// <summary>The kinds of clients that can have a WebSocket, and the Redis hashes (by uuid) that say who of them is there.</summary>
public sealed record ClientKind
{
    public static readonly ClientKind User = new("user");
    public static readonly ClientKind Participant = new("participant");
    public static readonly ClientKind Device = new("device");

    public static readonly IReadOnlyList<ClientKind> All = [User, Participant, Device];

    /// <summary>What devices last said of themselves, as JSON.</summary>
    internal static readonly RedisKey Said = "said.devices";

    private ClientKind(string name) => (Name, Online, Busy) = (name, $"online.{name}s", $"busy.{name}s");

    /// <summary>As in <c>/wss/NAME</c> and <c>websocket.NAME.UUID.events</c>.</summary>
    public string Name { get; }

    /// <summary>Id of the server that holds the WebSocket.</summary>
    internal RedisKey Online { get; }

    /// <summary>Uuid of the session.</summary>
    internal RedisKey Busy { get; }

    public override string ToString() => Name;
}
