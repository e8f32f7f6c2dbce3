using StackExchange.Redis;

namespace OpenTera.TeraServer.Presence;

/// <summary>Who is online and in a session, and what devices said, as it was a moment ago.</summary>
internal sealed class PresenceCopy
{
    public static readonly PresenceCopy Empty = new([]);

    private static readonly RedisKey[] Hashes = [.. ClientKind.All.Select(kind => kind.Online), .. ClientKind.All.Select(kind => kind.Busy), ClientKind.Said];

    private readonly Dictionary<RedisKey, Dictionary<string, string>> _entries;

    private PresenceCopy(Dictionary<RedisKey, Dictionary<string, string>> entries) => _entries = entries;

    /// <summary>A field of one of the hashes; null when it is not there.</summary>
    public string? this[RedisKey hash, string field] => _entries[hash].GetValueOrDefault(field);

    public static async Task<PresenceCopy> OfAsync(IDatabase database)
    {
        var entries = await Task.WhenAll(Hashes.Select(hash => database.HashGetAllAsync(hash)));
        return new(Hashes.Zip(entries).ToDictionary(hash => hash.First, hash => hash.Second.ToStringDictionary()));
    }

    /// <summary>For a Redis that comes back empty: puts back what is not there, but for who is online. That each server says of its own clients.</summary>
    public Task RestoreAsync(IDatabase database) => Task.WhenAll(
        from hash in _entries
        where ClientKind.All.All(kind => kind.Online != hash.Key)
        from entry in hash.Value
        select database.HashSetAsync(hash.Key, entry.Key, entry.Value, When.NotExists));
}
