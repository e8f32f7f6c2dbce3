using StackExchange.Redis;

namespace OpenTera.TeraServer.Identity;

/// <summary>Tokens given up by logout or refresh, in Redis, where services look too. Expired ones are dropped at start and every half hour.</summary>
/// <remarks>A day late: a clock that was set wrong for a while makes no token good again.</remarks>
public sealed class DisabledTokens(IConnectionMultiplexer redis, ILogger<DisabledTokens> log) : BackgroundService
{
    private static readonly TimeSpan KeptAfterExpiry = TimeSpan.FromDays(1);

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
            try
            {
                await DropExpiredAsync(RedisKeys.DisabledUserTokens);
                await DropExpiredAsync(RedisKeys.DisabledParticipantTokens);
            }
            catch (Exception away) when (away is RedisException or TimeoutException)
            {
                log.LogWarning("Expired tokens stay in Redis for half an hour more: {Reason}", away.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }

    private async Task DropExpiredAsync(string set)
    {
        var database = redis.GetDatabase();
        var expired = new List<RedisValue>();
        await foreach (var token in database.SetScanAsync(set))
        {
            if (Token.HasExpired(token!, KeptAfterExpiry))
                expired.Add(token);
        }

        if (expired.Count > 0)
            await database.SetRemoveAsync(set, [.. expired]);
    }
}
