using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenTera.ServiceDefaults.Communication;
using StackExchange.Redis;

namespace OpenTera.ServiceDefaults.Identity;

/// <summary>
/// Tells whose token it is. The rules are those of OpenTera's ServiceAccessManager: HS256 with the key of the kind, not expired, and for
/// users and participants' dynamic tokens not in the set of disabled ones.
/// </summary>
internal sealed class TokenValidator(TokenKeys keys, IConnectionMultiplexer redis)
{
    private static readonly JsonWebTokenHandler Handler = new();

    /// <summary>The owner of a token; null when the token is good for nobody.</summary>
    /// <exception cref="MessageBusException">Redis is away, so that it cannot be told.</exception>
    public async Task<TeraIdentity?> ValidateAsync(string token)
    {
        // What the token says of itself only chooses the keys to try: nothing of it is believed before the signature is right.
        if (!Handler.CanReadToken(token) || ReadUnverified(token) is not { } claims || await FindKindAsync(token, claims) is not { } kind)
            return null;
        var disabledTokens = kind switch
        {
            TokenKind.User => "user_disabled_tokens",
            TokenKind.Participant => "participant_disabled_tokens",
            _ => null,
        };
        return disabledTokens is not null && await IsInSetAsync(disabledTokens, token) ? null : Identity(kind, claims, token);
    }

    private static JsonWebToken? ReadUnverified(string token)
    {
        try
        {
            return Handler.ReadJsonWebToken(token);
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException)
        {
            return null;
        }
    }

    private async Task<TokenKind?> FindKindAsync(string token, JsonWebToken claims)
    {
        TokenKind[] possible = claims switch
        {
            _ when Has(claims, "user_uuid") => [TokenKind.User],
            _ when Has(claims, "participant_uuid") => [TokenKind.Participant, TokenKind.ParticipantStatic],
            _ when Has(claims, "device_uuid") => [TokenKind.Device, TokenKind.DeviceStatic],
            _ when Has(claims, "service_uuid") => [TokenKind.Service],
            _ => [],
        };
        if (possible.Length == 0)
            return null;
        var (kind, isKeyWrong) = await TryAsync(token, possible);
        if (!isKeyWrong)
            return kind;
        await keys.RefreshAsync();
        return (await TryAsync(token, possible)).Kind;
    }

    private async Task<(TokenKind? Kind, bool IsKeyWrong)> TryAsync(string token, TokenKind[] possible)
    {
        var isKeyWrong = true;
        foreach (var kind in possible)
        {
            if (await keys.GetAsync(kind) is not { Length: > 0 } key)
                continue;
            var result = await Handler.ValidateTokenAsync(token, Parameters(key));
            if (result.IsValid)
                return (kind, false);
            isKeyWrong &= result.Exception is SecurityTokenInvalidSignatureException;
        }
        return (null, isKeyWrong);
    }

    /// <param name="key">The key a token must be signed with.</param>
    /// <param name="requireExpiration">Static tokens and those of the Python services never expire. One that says when it does, does then and not minutes later.</param>
    internal static TokenValidationParameters Parameters(byte[] key, bool requireExpiration = false) => new()
    {
        IssuerSigningKey = new SymmetricSecurityKey(key),
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidateIssuer = false,
        ValidateAudience = false,
        RequireExpirationTime = requireExpiration,
        ClockSkew = TimeSpan.Zero,
    };

    private async Task<bool> IsInSetAsync(string set, string token)
    {
        try
        {
            return await redis.GetDatabase().SetContainsAsync(set, token);
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException)
        {
            throw new MessageBusException($"Redis could not be asked whether a token is disabled: {exception.Message}", exception);
        }
    }

    private static TeraIdentity Identity(TokenKind kind, JsonWebToken claims, string token) => kind switch
    {
        TokenKind.User => new TeraUser(Text(claims, "user_uuid"), Number(claims, "id_user"), Text(claims, "user_fullname"),
            claims.TryGetPayloadValue<bool>("user_superadmin", out var superadmin) && superadmin, ServiceAccess(claims))
        { Token = token },
        TokenKind.Participant or TokenKind.ParticipantStatic =>
            new TeraParticipant(Text(claims, "participant_uuid"), Number(claims, "id_participant"), Text(claims, "user_fullname"), kind == TokenKind.ParticipantStatic) { Token = token },
        TokenKind.Device or TokenKind.DeviceStatic => new TeraDevice(Text(claims, "device_uuid"), Number(claims, "id_device")) { Token = token },
        _ => new TeraService(Text(claims, "service_uuid")) { Token = token },
    };

    private static IReadOnlyDictionary<string, string[]> ServiceAccess(JsonWebToken claims) =>
        claims.TryGetPayloadValue<JsonElement>("service_access", out var access) && access.ValueKind == JsonValueKind.Object
            ? access.Deserialize<Dictionary<string, string[]>>()!
            : new Dictionary<string, string[]>();

    private static bool Has(JsonWebToken claims, string name) => Text(claims, name).Length > 0;

    private static string Text(JsonWebToken claims, string name) => claims.TryGetPayloadValue<string>(name, out var value) ? value : "";

    private static int Number(JsonWebToken claims, string name) => claims.TryGetPayloadValue<int>(name, out var value) ? value : 0;
}
