using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Login;

/// <summary>
/// Login for the page of a service: it gets a code, sends the browser to <c>/login?auth_code=</c> with it, and finds in Redis who has signed in when the
/// browser comes back.
/// </summary>
public sealed class AuthCodes(TeraContext db, IConnectionMultiplexer redis)
{
    private const string Cookie = "opentera_auth_code";

    /// <summary>Keeps the code for the requests of the login page, in place of an older one.</summary>
    /// <param name="code">Null when the login is for no service.</param>
    public static void Remember(HttpContext context, string? code)
    {
        if (code is { Length: > 0 })
            context.Response.Cookies.Append(Cookie, code, CookieOptions);
        else if (context.Request.Cookies.ContainsKey(Cookie))
            context.Response.Cookies.Delete(Cookie, CookieOptions);
    }

    /// <exception cref="RefusedException">The login is for a service, but its code is none or has expired.</exception>
    public async Task CheckAsync(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is { } code && !await redis.GetDatabase().KeyExistsAsync(RedisKeys.ServiceAuthCode(code)))
            throw Invalid;
    }

    /// <summary>Gives the answer of a completed login to the service, if it is for one, and answers where the browser goes.</summary>
    /// <exception cref="RefusedException">The code has expired, or its service is gone.</exception>
    public async Task<LoginAnswer> HandOverAsync(HttpContext context, LoginAnswer answer, CancellationToken cancellation)
    {
        if (context.Request.Cookies[Cookie] is not { } code)
            return answer;

        var key = RedisKeys.ServiceAuthCode(code);
        if ((string?)await redis.GetDatabase().StringGetAsync(key) is not { } text || JsonNode.Parse(text) is not JsonObject entry)
            throw Invalid;
        var (uuid, endpoint) = ((string?)entry["service_uuid"], (string?)entry["endpoint_url"]);
        if (await db.Services.AsNoTracking().FirstOrDefaultAsync(service => service.ServiceUuid == uuid, cancellation) is not { } service)
            throw new RefusedException(Refusal.BadRequest("Invalid service"));

        entry["user_data"] = JsonSerializer.SerializeToNode(answer, Json.Options);
        await redis.GetDatabase().StringSetAsync(key, entry.ToJsonString(), expiry: null, keepTtl: true);
        Remember(context, null);
        var path = string.Join('/', $"{service.ServiceClientendpoint}/{endpoint}".Split('/', StringSplitOptions.RemoveEmptyEntries));
        return new LoginAnswer { RedirectUrl = $"/{path}/?auth_code={Uri.EscapeDataString(code)}" };
    }

    private static RefusedException Invalid => new(new Refusal(StatusCodes.Status403Forbidden, "Invalid authentication code"));

    private static CookieOptions CookieOptions => new()
    {
        HttpOnly = true,
        Secure = true,
        SameSite = SameSiteMode.Strict,
        Path = "/api/user/login",
        MaxAge = TimeSpan.FromMinutes(5),
    };
}
