using System.Security.Cryptography;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Identity;

/// <summary>The cookie by which a login is completed: a random name of an entry in Redis that holds the user's uuid.</summary>
public sealed class UserSessions(IConnectionMultiplexer redis)
{
    private const string Cookie = "opentera_session";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    public async Task StartAsync(HttpContext context, User user)
    {
        var id = RandomNumberGenerator.GetHexString(64, lowercase: true);
        await redis.GetDatabase().StringSetAsync(Key(id), user.UserUuid, Lifetime);
        context.Response.Cookies.Append(Cookie, id, CookieOptions);
    }

    /// <summary>The uuid of the user; null when the request has no session, or one that has ended.</summary>
    public async Task<string?> FindAsync(HttpContext context) =>
        context.Request.Cookies[Cookie] is { } id ? (string?)await redis.GetDatabase().StringGetAsync(Key(id)) : null;

    public async Task EndAsync(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is { } id)
            await redis.GetDatabase().KeyDeleteAsync(Key(id));
        context.Response.Cookies.Delete(Cookie, CookieOptions);
    }

    private static CookieOptions CookieOptions => new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict };

    private static string Key(string id) => $"user_session.{id}";
}
