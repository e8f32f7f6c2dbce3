using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Identity;

/// <summary>Puts the keys of tokens into Redis at start, from where services take them too.</summary>
public static class SigningKeys
{
    private const int Length = 32;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>
    /// Keys that expire with a login are random; the first server makes them, later ones and restarted ones find them. Those of tokens in the
    /// database are server settings.
    /// </summary>
    public static async Task PublishSigningKeysAsync(this IHost app, CancellationToken cancellation = default)
    {
        var redis = app.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
        foreach (var key in (string[])[RedisKeys.UserTokenKey, RedisKeys.ParticipantTokenKey, RedisKeys.ServiceTokenKey])
            await redis.StringSetAsync(key, RandomNumberGenerator.GetString(Letters, Length), when: When.NotExists);

        await using var scope = app.Services.CreateAsyncScope();
        var settings = await scope.ServiceProvider.GetRequiredService<TeraContext>().ServerSettings
            .ToDictionaryAsync(setting => setting.ServerSettingsName, setting => setting.ServerSettingsValue, cancellation);
        await redis.StringSetAsync(RedisKeys.DeviceTokenKey, settings["TokenEncryptionKey"]);
        await redis.StringSetAsync(RedisKeys.DeviceStaticTokenKey, settings["TokenEncryptionKey"]);
        await redis.StringSetAsync(RedisKeys.ParticipantStaticTokenKey, settings["ParticipantTokenEncryptionKey"]);
    }
}
