namespace OpenTera.TeraServer.Sessions;

public static class SessionsOfParticipant
{
    public static void MapSessionsOfParticipant(this IEndpointRouteBuilder participant)
    {
        participant.MapGet("/sessions", Get).RequireAuthorization(Identities.ParticipantFully).WithSummary("Get the sessions the participant takes part in or has created.");
        participant.MapPost("/sessions", Save).RequireAuthorization(Identities.Participant).AnswersInvalidValuesByBadRequest()
            .WithSummary("Create a session (id_session 0), or change one that the participant has created.");
    }

    [Strict]
    public sealed record SessionsQuery : SessionListQuery<SessionsQuery>
    {
        [Help("ID of the session to query")]
        public int? IdSession { get; init; }

        [Help("Session UUID to query")]
        public string? SessionUuid { get; init; }
    }

    private static async Task<IResult> Get(SessionsQuery query, ParticipantScope scope, CancellationToken cancellation)
    {
        var sessions = scope.Db.SessionsOfParticipant(scope.Participant.IdParticipant);
        if (query.IdSession is { } idSession)
            sessions = sessions.Where(session => session.IdSession == idSession);
        if (query.SessionUuid is { } uuid)
            sessions = sessions.Where(session => session.SessionUuid == uuid);
        return Answer.Json(await new SessionReading(scope.Db, query.List == true).ReadAsync(query.Page(sessions), cancellation));
    }

    private static Task<IResult> Save(JsonBody body, ParticipantScope scope, CancellationToken cancellation) =>
        new CreatedSession(scope.Db, "id_creator_participant", scope.Participant.IdParticipant, scope.SessionTypes(), scope.CreatedSessions()).SaveAsync(body, cancellation);
}
