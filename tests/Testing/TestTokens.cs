using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StackExchange.Redis;

namespace OpenTera.Testing;

/// <summary>Tokens as TeraServer makes them, written out by hand: the code under test takes no part in it.</summary>
public static class TestTokens
{
    public const string UserKey = "user-key-user-key-user-key-user1";
    public const string ParticipantKey = "participant-key-participant-key1";
    public const string ParticipantStaticKey = "participant-static-key-static-k1";
    public const string DeviceKey = "device-key-device-key-device-ke1";
    public const string ServiceKey = "service-key-service-key-service1";
    public const string UserUuid = "296983eb-0d9e-49af-a804-66612b2ace5d";
    public const string ParticipantUuid = "27985bb7-3dea-4668-8d9b-3c0548cd8124";
    public const string DeviceUuid = "b707e0b2-e649-47e7-a938-2b949c423f73";
    public const string ServiceUuid = "f5c609df-0d99-43e5-8884-d89c8123fbc6";

    public static Task PutKeysAsync(IDatabase redis) => redis.StringSetAsync(
    [
        new("UserTokenAPIKey", UserKey),
        new("ParticipantTokenAPIKey", ParticipantKey),
        new("ParticipantStaticTokenAPIKey", ParticipantStaticKey),
        new("DeviceTokenAPIKey", DeviceKey),
        new("DeviceStaticTokenAPIKey", DeviceKey),
        new("ServiceTokenAPIKey", ServiceKey),
    ]);

    public static string User(string key = UserKey, int expiresIn = 3600, bool superadmin = false, object? access = null) => Sign(key, new
    {
        iat = Now,
        exp = Now + expiresIn,
        iss = "TeraServer",
        jti = Guid.NewGuid(),
        user_uuid = UserUuid,
        id_user = 2,
        user_fullname = "Site Admin",
        user_superadmin = superadmin,
        service_access = access ?? new { },
    });

    public static string Participant(string key = ParticipantKey, int expiresIn = 3600) => Sign(key, new
    {
        iat = Now,
        exp = Now + expiresIn,
        iss = "TeraServer",
        jti = Guid.NewGuid(),
        participant_uuid = ParticipantUuid,
        id_participant = 1,
        user_fullname = "Participant #1",
    });

    public static string ParticipantStatic(string key = ParticipantStaticKey) =>
        Sign(key, new { iss = "TeraServer", jti = Guid.NewGuid(), participant_uuid = ParticipantUuid, id_participant = 1 });

    public static string Device(string key = DeviceKey) => Sign(key, new { iss = "TeraServer", jti = Guid.NewGuid(), device_uuid = DeviceUuid, id_device = 1 });

    public static string Service(string key = ServiceKey) => Sign(key, new { iat = Now, service_uuid = ServiceUuid });

    public static string Sign(string key, object claims, string algorithm = "HS256")
    {
        var text = $"{Encode(JsonSerializer.SerializeToUtf8Bytes(new { alg = algorithm, typ = "JWT" }))}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        var signature = algorithm switch
        {
            "HS256" => HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text)),
            "HS512" => HMACSHA512.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text)),
            _ => [],
        };
        return $"{text}.{Encode(signature)}";
    }

    public static bool IsSignedBy(string key, string token) => token.LastIndexOf('.') is > 0 and var end
        && Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(token[..end]))) == token[(end + 1)..];

    private static long Now => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
