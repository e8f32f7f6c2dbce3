using StackExchange.Redis;

namespace OpenTera.TeraServer.Identity;

/// <summary>Counts failed attempts in Redis. After five within the time, which each one starts anew, no further one is looked at.</summary>
public sealed class LoginAttempts(IConnectionMultiplexer redis)
{
    private const int Limit = 5;

    public async Task<bool> AreTooManyAsync(string key) => (int?)await redis.GetDatabase().StringGetAsync(key) >= Limit;

    public async Task CountAsync(string key, TimeSpan time)
    {
        var transaction = redis.GetDatabase().CreateTransaction();
        _ = transaction.StringIncrementAsync(key);
        _ = transaction.KeyExpireAsync(key, time);
        await transaction.ExecuteAsync();
    }

    public Task ForgetAsync(string key) => redis.GetDatabase().KeyDeleteAsync(key);
}
