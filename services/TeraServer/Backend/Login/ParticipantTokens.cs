using StackExchange.Redis;

namespace OpenTera.TeraServer.Login;

/// <summary>The tokens a participant gets by signing in.</summary>
public sealed class ParticipantTokens(IConnectionMultiplexer redis)
{
    public async Task<string> CreateAsync(Participant participant, TimeSpan lifetime)
    {
        var key = await redis.GetDatabase().StringGetAsync(RedisKeys.ParticipantTokenKey);
        return Token.Create(key!, lifetime, new Dictionary<string, object>
        {
            ["participant_uuid"] = participant.ParticipantUuid,
            ["id_participant"] = participant.IdParticipant,
            // The original calls it so.
            ["user_fullname"] = participant.ParticipantName,
        });
    }
}
