using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Identity;

/// <summary>Puts the keys of tokens into Redis, from where services take them too: at start, and when Redis has lost them.</summary>
public sealed class SigningKeys(IConnectionMultiplexer redis, IServiceScopeFactory scopes)
{
    private const int Length = 32;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Dictionary<string, RedisValue> _known = [];

    /// <summary>
    /// Keys that expire with a login are random; the first server makes them, later ones and restarted ones find them. Those of tokens in the
    /// database are server settings.
    /// </summary>
    public async Task PublishAsync(CancellationToken cancellation = default)
    {
        var database = redis.GetDatabase();
        foreach (var key in (string[])[RedisKeys.UserTokenKey, RedisKeys.ParticipantTokenKey, RedisKeys.ServiceTokenKey])
        {
            await database.StringSetAsync(key, _known.GetValueOrDefault(key, RandomNumberGenerator.GetString(Letters, Length)), when: When.NotExists);
            _known[key] = await database.StringGetAsync(key);
        }

        await using var scope = scopes.CreateAsyncScope();
        var settings = await scope.ServiceProvider.GetRequiredService<TeraContext>().ServerSettings
            .ToDictionaryAsync(setting => setting.ServerSettingsName, setting => setting.ServerSettingsValue, cancellation);
        await database.StringSetAsync(RedisKeys.DeviceTokenKey, settings["TokenEncryptionKey"]);
        await database.StringSetAsync(RedisKeys.DeviceStaticTokenKey, settings["TokenEncryptionKey"]);
        await database.StringSetAsync(RedisKeys.ParticipantStaticTokenKey, settings["ParticipantTokenEncryptionKey"]);
    }
}
