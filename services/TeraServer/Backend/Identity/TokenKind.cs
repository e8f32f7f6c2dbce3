namespace OpenTera.TeraServer.Identity;

/// <summary>A kind of token whose key lies in Redis.</summary>
/// <param name="Key">Redis key of what signs it.</param>
/// <param name="Disabled">Redis set of those given up by logout or refresh, where services look too. Null: none can be given up.</param>
public sealed record TokenKind(string Key, string? Disabled)
{
    public static readonly TokenKind User = new(RedisKeys.UserTokenKey, RedisKeys.DisabledUserTokens);
    public static readonly TokenKind Participant = new(RedisKeys.ParticipantTokenKey, RedisKeys.DisabledParticipantTokens);
    public static readonly TokenKind Service = new(RedisKeys.ServiceTokenKey, null);

    public static IReadOnlyList<TokenKind> All { get; } = [User, Participant, Service];
}
