using System.Text.Json;
using System.Text.Json.Serialization;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Presence;

/// <summary>
/// Who has a WebSocket open, at whichever server, and who is in a session. Each question is one round trip to Redis; <see cref="OfAsync"/> needs none while nobody comes or goes.
/// </summary>
public sealed class WhoIsOnline(IConnectionMultiplexer redis)
{
    /// <summary>Two are taken in this time.</summary>
    private static readonly TimeSpan CopyLifetime = 2 * Attendance.Beat;

    private Copied _copied = new(PresenceCopy.Empty, Change: -1, Time: 0);
    private long _change;

    public Task<bool> IsOnlineAsync(ClientKind kind, string uuid) => redis.GetDatabase().HashExistsAsync(kind.Online, uuid);

    /// <summary>Uuids of all who have a WebSocket open.</summary>
    public async Task<string[]> OnlineAsync(ClientKind kind) => (await redis.GetDatabase().HashKeysAsync(kind.Online)).ToStringArray()!;

    /// <summary>Who is in which session, by uuids; one can be in a session without being online.</summary>
    public async Task<Dictionary<string, string>> BusyAsync(ClientKind kind) => (await redis.GetDatabase().HashGetAllAsync(kind.Busy)).ToStringDictionary();

    /// <summary>All who are online, in a session, or both.</summary>
    public async Task<IReadOnlyDictionary<string, Status>> AllAsync(ClientKind kind)
    {
        var database = redis.GetDatabase();
        var (asking, askingBusy) = (database.HashKeysAsync(kind.Online), database.HashKeysAsync(kind.Busy));
        var askingSaid = kind == ClientKind.Device ? database.HashGetAllAsync(ClientKind.Said) : Task.FromResult<HashEntry[]>([]);
        var online = (await asking).Select(uuid => uuid.ToString()).ToHashSet();
        var busy = (await askingBusy).Select(uuid => uuid.ToString()).ToHashSet();
        var said = (await askingSaid).ToDictionary(entry => entry.Name.ToString(), entry => entry.Value);
        return online.Union(busy).ToDictionary(uuid => uuid, uuid => Compose(kind, online.Contains(uuid), busy.Contains(uuid), said.GetValueOrDefault(uuid)));
    }

    /// <summary>The status of each of these, in their order: by the last copy if no change was told since.</summary>
    public async ValueTask<IReadOnlyList<Status>> OfAsync(ClientKind kind, IReadOnlyCollection<string> uuids)
    {
        if (uuids.Count == 0)
            return [];
        var copied = Volatile.Read(ref _copied);
        if (copied.Change == Volatile.Read(ref _change) && Environment.TickCount64 - copied.Time < CopyLifetime.TotalMilliseconds)
        {
            var copy = copied.Presence;
            return [.. uuids.Select(uuid => Compose(kind, copy[kind.Online, uuid] is not null, copy[kind.Busy, uuid] is not null, copy[ClientKind.Said, uuid]))];
        }

        var (database, fields) = (redis.GetDatabase(), uuids.Select(uuid => (RedisValue)uuid).ToArray());
        var (asking, askingBusy) = (database.HashGetAsync(kind.Online, fields), database.HashGetAsync(kind.Busy, fields));
        var askingSaid = kind == ClientKind.Device ? database.HashGetAsync(ClientKind.Said, fields) : Task.FromResult(new RedisValue[fields.Length]);
        var (online, busy, said) = (await asking, await askingBusy, await askingSaid);
        return [.. fields.Select((_, i) => Compose(kind, !online[i].IsNull, !busy[i].IsNull, said[i]))];
    }

    /// <summary>To be called when somebody came, went or said something, after Redis knows of it, whichever server it was at.</summary>
    public void Change() => Interlocked.Increment(ref _change);

    /// <exception cref="RedisException">Redis is away.</exception>
    internal async Task<PresenceCopy> CopyAsync()
    {
        var (change, time) = (Volatile.Read(ref _change), Environment.TickCount64);
        var presence = await PresenceCopy.OfAsync(redis.GetDatabase());
        Volatile.Write(ref _copied, new(presence, change, time));
        return presence;
    }

    private static Status Compose(ClientKind kind, bool online, bool busy, RedisValue said) => (online, busy) switch
    {
        (false, false) => Status.Offline,
        _ when kind != ClientKind.Device => new Status(online, busy),
        _ => new Status(online, busy) { Said = online && !said.IsNull ? JsonSerializer.Deserialize<JsonElement>((string)said!) : (JsonElement?)null },
    };

    /// <param name="Change">The last change it can be trusted to hold.</param>
    /// <param name="Time">When it was asked for, by <see cref="Environment.TickCount64"/>.</param>
    private sealed record Copied(PresenceCopy Presence, long Change, long Time);
}

public sealed record Status(bool Online, bool Busy)
{
    /// <summary>What a device last said of itself; users and participants have none.</summary>
    [JsonPropertyName("status")]
    public Optional<JsonElement?> Said { get; init; }

    public static readonly Status Offline = new(false, false);
}
