using StackExchange.Redis;

namespace OpenTera.TeraServer.Presence;

/// <summary>Who is in a session, and what devices said, as it was a moment ago: for a Redis that comes back empty.</summary>
internal sealed class PresenceCopy
{
    public static readonly PresenceCopy Empty = new([]);

    private static readonly RedisKey[] Hashes = [.. ClientKind.All.Select(kind => kind.Busy), ClientKind.Said];

    private readonly HashEntry[][] _entries;

    private PresenceCopy(HashEntry[][] entries) => _entries = entries;

    public static async Task<PresenceCopy> OfAsync(IDatabase database) => new(await Task.WhenAll(Hashes.Select(hash => database.HashGetAllAsync(hash))));

    /// <summary>Puts back what is not there.</summary>
    public Task RestoreAsync(IDatabase database) => Task.WhenAll(
        from hash in Hashes.Zip(_entries)
        from entry in hash.Second
        select database.HashSetAsync(hash.First, entry.Name, entry.Value, When.NotExists));
}
