using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenTera.ServiceDefaults.Communication;

namespace OpenTera.ServiceDefaults.Identity;

/// <summary>
/// The tokens by which TeraServer lets somebody reach one object of a service. It gives them out with the object's address (<c>with_urls</c>), each for
/// one requester and half an hour, and clients hand them to the service as <c>access_token</c>.
/// </summary>
public sealed class AccessTokens
{
    /// <summary>The objects are assets.</summary>
    public const string Assets = "asset_uuids";

    /// <summary>The objects are tests.</summary>
    public const string Tests = "test_uuids";

    /// <summary>The objects are types of tests.</summary>
    public const string TestTypes = "test_type_uuids";

    private static readonly JsonWebTokenHandler Handler = new();
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly TokenKeys keys;

    internal AccessTokens(TokenKeys keys) => this.keys = keys;

    /// <summary>Whether a token lets a caller reach an object.</summary>
    /// <param name="token">What the caller gave as access token.</param>
    /// <param name="caller">Who calls: a token is good for nobody else than whom TeraServer gave it to.</param>
    /// <param name="kind">Kind of the object: <see cref="Assets"/>, <see cref="Tests"/> or <see cref="TestTypes"/>.</param>
    /// <param name="uuid">uuid of the object.</param>
    /// <exception cref="MessageBusException">Redis is away, so that it cannot be told.</exception>
    public async Task<bool> AllowAsync(string token, TeraIdentity caller, string kind, string uuid)
    {
        if (await keys.GetAsync(TokenKind.Service) is not { Length: > 0 } key)
            return false;
        var result = await Handler.ValidateTokenAsync(token, TokenValidator.Parameters(key, requireExpiration: true));
        return result.IsValid && result.SecurityToken is JsonWebToken claims
            && claims.TryGetPayloadValue<string>("requester_uuid", out var requester) && requester == caller.Uuid
            && claims.Claims.Any(claim => claim.Type == kind && claim.Value == uuid);
    }

    /// <summary>A token for the maker of a new object, as TeraServer would give it.</summary>
    /// <inheritdoc cref="AllowAsync"/>
    public async Task<string> SignAsync(TeraIdentity caller, string kind, string uuid)
    {
        var key = await keys.GetAsync(TokenKind.Service) ?? throw new MessageBusException("TeraServer has put no key for tokens into Redis yet.");
        var now = DateTimeOffset.UtcNow;
        var claims = new Dictionary<string, object>
        {
            ["iss"] = "TeraServer",
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
            ["requester_uuid"] = caller.Uuid,
            [kind] = new[] { uuid },
        };
        return Handler.CreateToken(JsonSerializer.Serialize(claims), new SigningCredentials(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256));
    }
}
