using OpenTera.ServiceDefaults.Communication;
using StackExchange.Redis;

namespace OpenTera.ServiceDefaults.Identity;

/// <summary>The kinds of token, each with a signing key of its own.</summary>
internal enum TokenKind
{
    User,
    Participant,
    ParticipantStatic,
    Device,
    DeviceStatic,
    Service,
}

/// <summary>
/// The signing keys that TeraServer keeps in Redis. They are read once a minute, and again when a token does not fit (TeraServer
/// may have started with new ones), but then at most once a second: tokens that are just wrong must not cost a read each.
/// </summary>
internal sealed class TokenKeys(IConnectionMultiplexer redis, TimeProvider time)
{
    private static readonly RedisKey[] Names = [.. Enum.GetNames<TokenKind>().Select(kind => (RedisKey)$"{kind}TokenAPIKey")];
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenReads = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim reading = new(1);
    private Snapshot? current;

    /// <summary>A key; null when TeraServer has not put it there yet.</summary>
    /// <exception cref="MessageBusException">Redis is away and the key was never read.</exception>
    public async ValueTask<byte[]?> GetAsync(TokenKind kind)
    {
        var snapshot = current;
        if (snapshot is null || time.GetElapsedTime(snapshot.ReadAt) > GoodFor)
            snapshot = await ReadAsync(GoodFor);
        return snapshot.Keys[(int)kind];
    }

    /// <summary>Reads the keys again, unless that was just done.</summary>
    public async Task RefreshAsync() => await ReadAsync(BetweenReads);

    private async Task<Snapshot> ReadAsync(TimeSpan maximumAge)
    {
        await reading.WaitAsync();
        try
        {
            if (current is not null && time.GetElapsedTime(current.ReadAt) <= maximumAge)
                return current;
            var values = await redis.GetDatabase().StringGetAsync(Names);
            return current = new([.. values.Select(value => (byte[]?)value)], time.GetTimestamp());
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException)
        {
            return current ?? throw new MessageBusException($"The token keys could not be read from Redis: {exception.Message}", exception);
        }
        finally
        {
            reading.Release();
        }
    }

    private sealed record Snapshot(byte[]?[] Keys, long ReadAt);
}
