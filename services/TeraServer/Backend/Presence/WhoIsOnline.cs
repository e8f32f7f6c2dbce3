using System.Text.Json;
using System.Text.Json.Serialization;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Presence;

/// <summary>Who has a WebSocket open, and whether in a session: shared by all servers through Redis hashes, uuid to status.</summary>
public sealed class WhoIsOnline(IConnectionMultiplexer redis)
{
    public const string Users = "online.users";
    public const string Participants = "online.participants";
    public const string Devices = "online.devices";

    public Task<bool> IsOnlineAsync(string kind, string uuid) => redis.GetDatabase().HashExistsAsync(kind, uuid);

    /// <summary>All who are online.</summary>
    public async Task<IReadOnlyDictionary<string, Status>> AllAsync(string kind) =>
        (await redis.GetDatabase().HashGetAllAsync(kind)).ToDictionary(entry => entry.Name.ToString(), entry => Read(entry.Value));

    /// <summary>The status of each of these, in their order; offline for who is not there.</summary>
    public async Task<IReadOnlyList<Status>> OfAsync(string kind, IReadOnlyCollection<string> uuids) =>
        uuids.Count == 0 ? [] : [.. (await redis.GetDatabase().HashGetAsync(kind, [.. uuids.Select(uuid => (RedisValue)uuid)])).Select(Read)];

    /// <summary>Keeps what a device says of itself. False when it is not online: then nothing is kept.</summary>
    public async Task<bool> SayAsync(string deviceUuid, JsonElement said)
    {
        var known = await redis.GetDatabase().HashGetAsync(Devices, deviceUuid);
        if (known.IsNull)
            return false;
        var transaction = redis.GetDatabase().CreateTransaction();
        transaction.AddCondition(Condition.HashExists(Devices, deviceUuid));
        _ = transaction.HashSetAsync(Devices, deviceUuid, JsonSerializer.Serialize(Read(known) with { Said = said }, Json.Options));
        return await transaction.ExecuteAsync();
    }

    private static Status Read(RedisValue value) => value.IsNull ? Status.Offline : JsonSerializer.Deserialize<Status>((string)value!, Json.Options)!;
}

public sealed record Status(bool Online, bool Busy)
{
    /// <summary>What a device last said of itself; users and participants have none.</summary>
    [JsonPropertyName("status")]
    public Optional<JsonElement?> Said { get; init; }

    public static readonly Status Offline = new(false, false);
}
