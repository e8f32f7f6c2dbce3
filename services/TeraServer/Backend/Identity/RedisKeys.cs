namespace OpenTera.TeraServer.Identity;

/// <summary>OpenTera's keys in Redis that have to do with who is calling. Services read them too.</summary>
public static class RedisKeys
{
    public const string UserTokenKey = "UserTokenAPIKey";
    public const string ParticipantTokenKey = "ParticipantTokenAPIKey";
    public const string ServiceTokenKey = "ServiceTokenAPIKey";
    public const string DeviceTokenKey = "DeviceTokenAPIKey";
    public const string DeviceStaticTokenKey = "DeviceStaticTokenAPIKey";
    public const string ParticipantStaticTokenKey = "ParticipantStaticTokenAPIKey";

    public const string DisabledUserTokens = "user_disabled_tokens";
    public const string DisabledParticipantTokens = "participant_disabled_tokens";

    public static string UserLoginAttempts(string userUuid) => $"UserLoginAttempts.{userUuid}";

    public static string ParticipantLoginAttempts(string participantUuid) => $"ParticipantLoginAttempts.{participantUuid}";

    public static string User2faLoginAttempts(string userUuid) => $"User2FALoginAttempts.{userUuid}";

    public static string DeviceRegistrations(string clientIp) => $"DeviceRegistrations.{clientIp}";

    /// <summary>Who signs in for a service; the service looks there.</summary>
    public static string ServiceAuthCode(string code) => $"service_auth_code_{code}";

    public static string Service(string serviceKey) => $"service.{serviceKey}";
}
