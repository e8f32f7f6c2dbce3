using System.Collections.Concurrent;
using OpenTera.TeraServer.Presence;

namespace OpenTera.TeraServer.WebSockets;

/// <summary>The WebSockets of this server, by the uuids of their clients.</summary>
public sealed class Connections
{
    private readonly ConcurrentDictionary<(ClientKind Kind, string Uuid), Connection> _open = new();

    public IEnumerable<Connection> All => _open.Select(entry => entry.Value);

    public Connection? Of(ClientKind kind, string uuid) => _open.GetValueOrDefault((kind, uuid));

    public void Add(Connection connection) => _open[(connection.Client.Kind, connection.Client.Uuid)] = connection;

    public void Remove(Connection connection) => _open.TryRemove(new((connection.Client.Kind, connection.Client.Uuid), connection));
}
