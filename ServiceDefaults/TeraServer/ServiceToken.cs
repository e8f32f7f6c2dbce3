using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenTera.ServiceDefaults.Identity;

namespace OpenTera.ServiceDefaults.TeraServer;

/// <summary>The token this service shows to TeraServer. It is made of the key both share in Redis, with the claims of OpenTera's TeraService.get_token.</summary>
internal sealed class ServiceToken(OpenTeraService service, TokenKeys keys, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly JsonWebTokenHandler Handler = new();

    private Minted? current;

    /// <summary>A token that is good for minutes at least.</summary>
    /// <exception cref="TeraServerException">TeraServer has not registered this service yet.</exception>
    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        var uuid = await ServiceUuidAsync(cancellationToken);
        var key = await keys.GetAsync(TokenKind.Service) ?? throw new TeraServerException("TeraServer is not up: its key of service tokens is not in Redis (ServiceTokenAPIKey).");
        var minted = current;
        if (minted is null || minted.ServiceUuid != uuid || minted.Expires - RenewBefore < time.GetUtcNow() || !minted.Key.AsSpan().SequenceEqual(key))
            current = minted = Mint(uuid, key);
        return minted.Token;
    }

    /// <summary>To be called when TeraServer refused the token: it may sign with a new key.</summary>
    public Task RefreshKeyAsync() => keys.RefreshAsync();

    private async Task<string> ServiceUuidAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await service.WaitForRecordAsync(cancellationToken).WaitAsync(Patience, time, cancellationToken)).ServiceUuid;
        }
        catch (TimeoutException)
        {
            throw new TeraServerException($"TeraServer is not up, or has no enabled service '{service.Key}': there is no Redis key 'service.{service.Key}'.");
        }
    }

    private Minted Mint(string serviceUuid, byte[] key)
    {
        var now = time.GetUtcNow();
        var claims = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
            ["jti"] = Guid.NewGuid().ToString(),
            ["iss"] = "TeraServer",
            ["service_uuid"] = serviceUuid,
        });
        var token = Handler.CreateToken(claims, new SigningCredentials(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256));
        return new(token, serviceUuid, key, now + Lifetime);
    }

    private sealed record Minted(string Token, string ServiceUuid, byte[] Key, DateTimeOffset Expires);
}
