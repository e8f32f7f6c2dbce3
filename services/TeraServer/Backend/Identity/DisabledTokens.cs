using StackExchange.Redis;

namespace OpenTera.TeraServer.Identity;

/// <summary>Tokens given up by logout or refresh, in Redis, where services look too. Expired ones are dropped at start and every half hour.</summary>
public sealed class DisabledTokens(IConnectionMultiplexer redis) : BackgroundService
{
    public Task AddAsync(string set, string token) => redis.GetDatabase().SetAddAsync(set, token);

    /// <summary>The signing key, and whether the token is given up, in one exchange with Redis.</summary>
    public async Task<(string? Key, bool IsDisabled)> LookUpAsync(string signingKey, string set, string token)
    {
        var database = redis.GetDatabase();
        var isDisabled = database.SetContainsAsync(set, token);
        return (await database.StringGetAsync(signingKey), await isDisabled);
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(30));
        do
        {
            await DropExpiredAsync(RedisKeys.DisabledUserTokens);
            await DropExpiredAsync(RedisKeys.DisabledParticipantTokens);
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }

    private async Task DropExpiredAsync(string set)
    {
        var database = redis.GetDatabase();
        var expired = new List<RedisValue>();
        await foreach (var token in database.SetScanAsync(set))
        {
            if (Token.HasExpired(token!))
                expired.Add(token);
        }

        if (expired.Count > 0)
            await database.SetRemoveAsync(set, [.. expired]);
    }
}
