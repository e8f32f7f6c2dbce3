namespace OpenTera.TeraServer.Stats;

/// <summary>What a user did in sessions.</summary>
public sealed record UserSessionStats
{
    public int SessionsCreatedTotalCount { get; init; }
    public int SessionsTotalCount { get; init; }
    public int ParticipantsTotalCount { get; init; }
    public int ParticipantsEnabledCount { get; init; }

    internal static IQueryable<UserSessionStats> Of(int idUser, UserScope scope)
    {
        var sessions = scope.Db.Sessions.Where(session => session.SessionUsers.Any(link => link.IdUser == idUser || session.IdCreatorUser == idUser));
        var participants = scope.Db.Participants.Where(participant => participant.SessionParticipants.Any(link => sessions.Any(session => session.IdSession == link.IdSession)));
        return scope.Users().Where(user => user.IdUser == idUser).Select(user => new UserSessionStats
        {
            SessionsCreatedTotalCount = user.CreatedSessions.Count(),
            SessionsTotalCount = sessions.Count(),
            ParticipantsTotalCount = participants.Count(),
            ParticipantsEnabledCount = participants.Count(participant => participant.ParticipantEnabled),
        });
    }
}
