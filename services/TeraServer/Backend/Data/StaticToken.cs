using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OpenTera.TeraServer.Data;

/// <summary>Tokens that are kept in the database: they have no end, and are good as long as they stand in their row.</summary>
internal static class StaticToken
{
    private static readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>A new token of the original's form.</summary>
    public static string Create(string key, (string Claim, string Uuid) uuid, (string Claim, int Value) id)
    {
        var claims = new JsonObject { ["iss"] = "TeraServer", ["jti"] = Guid.NewGuid().ToString(), [uuid.Claim] = uuid.Uuid, [id.Claim] = id.Value };
        return _handler.CreateToken(claims.ToJsonString(), new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key)), SecurityAlgorithms.HmacSha256));
    }
}
