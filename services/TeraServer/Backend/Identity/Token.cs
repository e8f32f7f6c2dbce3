using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OpenTera.TeraServer.Identity;

/// <summary>OpenTera's tokens: JSON Web Tokens signed with HS256 by a key that lies in Redis.</summary>
public static class Token
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>One entry a signing key, of which there are three.</summary>
    private static readonly ConcurrentDictionary<string, TokenValidationParameters> RulesByKey = new();

    /// <summary>Tokens that were good a moment ago, with their keys, until they expire: to check a signature takes longer than to look there.</summary>
    private static readonly MemoryCache Good = new(new MemoryCacheOptions { SizeLimit = 5000 });

    /// <summary>Signs a token that is good from now on for the given time.</summary>
    public static string Create(string key, TimeSpan lifetime, IReadOnlyDictionary<string, object> claims)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return Create(key, new Dictionary<string, object>(claims) { ["iat"] = now, ["exp"] = now + (long)lifetime.TotalSeconds });
    }

    /// <summary>Signs a token that does not expire.</summary>
    public static string Create(string key, IReadOnlyDictionary<string, object> claims)
    {
        var payload = new Dictionary<string, object>(claims) { ["iss"] = "TeraServer", ["jti"] = Guid.NewGuid().ToString() };
        return Handler.CreateToken(JsonSerializer.Serialize(payload), new SigningCredentials(Key(key), SecurityAlgorithms.HmacSha256));
    }

    /// <summary>Checks signature and times.</summary>
    /// <param name="key">Null, when Redis has none, makes no token valid.</param>
    public static async ValueTask<VerifiedToken> VerifyAsync(string token, string? key)
    {
        if (key is null)
            return default;
        if (Good.TryGetValue(token, out (string Key, JsonWebToken Token) good) && good.Key == key)
            return new VerifiedToken(good.Token, Expired: false);

        var result = await Handler.ValidateTokenAsync(token, RulesByKey.GetOrAdd(key, Rules));
        if (!result.IsValid)
            return new VerifiedToken(null, result.Exception is SecurityTokenExpiredException);

        var verified = (JsonWebToken)result.SecurityToken;
        Good.Set(token, (key, verified), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpiration = Expiry(verified), SlidingExpiration = TimeSpan.FromMinutes(10) });
        return new VerifiedToken(verified, Expired: false);
    }

    /// <summary>Whether it says of itself that it ends. Tokens that are kept in the database don't.</summary>
    public static bool Ends(string token) => Read(token)?.TryGetPayloadValue("exp", out long _) == true;

    /// <summary>Whether it has, for so long. What is no token has.</summary>
    public static bool HasExpired(string token, TimeSpan since) => Read(token) is not { } read || read.ValidTo < DateTime.UtcNow - since;

    /// <summary>Without checking it; null when it can't be read.</summary>
    private static JsonWebToken? Read(string token)
    {
        try
        {
            return Handler.ReadJsonWebToken(token);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static DateTimeOffset? Expiry(JsonWebToken token) => token.ValidTo == DateTime.MinValue ? null : token.ValidTo;

    private static TokenValidationParameters Rules(string key) => new()
    {
        IssuerSigningKey = Key(key),
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidateIssuer = false,
        ValidateAudience = false,
        RequireExpirationTime = false,
        ClockSkew = TimeSpan.Zero,
    };

    private static SymmetricSecurityKey Key(string key) => new(Encoding.UTF8.GetBytes(key));
}

/// <param name="Token">Null when the token is not valid.</param>
/// <param name="Expired">Whether that is because it was valid once.</param>
public readonly record struct VerifiedToken(JsonWebToken? Token, bool Expired)
{
    public bool Expires => Token?.TryGetPayloadValue("exp", out long _) == true;

    /// <summary>The uuid in the claim that names the identity, e.g. <c>user_uuid</c>; null when it is not there.</summary>
    public string? Uuid(string claim) => Token is not null && Token.TryGetPayloadValue(claim, out string uuid) ? uuid : null;
}
