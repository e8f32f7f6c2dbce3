namespace OpenTera.TeraServer.Sessions;

public static class SessionsOfParticipant
{
    public static void MapSessionsOfParticipant(this IEndpointRouteBuilder participant)
    {
        participant.MapGet("/sessions", Get).RequireAuthorization(Identities.ParticipantFully).Produces<SessionAnswer[]>().WithSummary("Get the sessions the participant takes part in or has created.");
        participant.MapPost("/sessions", Save).RequireAuthorization(Identities.Participant).AnswersInvalidValuesByBadRequest()
            .Produces<SessionAnswer>().WithSummary("Create a session (id_session 0), or change one that the participant has created.");
    }

    [Strict]
    public sealed record SessionsQuery : SessionListQuery<SessionsQuery>
    {
        [Help("ID of the session to query")]
        public int? IdSession { get; init; }

        [Help("Session UUID to query")]
        public string? SessionUuid { get; init; }
    }

    private sealed record Own(int? IdParticipant) : ISessionsAsked;

    private static async Task<IResult> Get(SessionsQuery query, ParticipantScope scope, CancellationToken cancellation)
    {
        var own = new Own(scope.Participant.IdParticipant);
        return Answer.Json(await new SessionReading(scope.Db, query.List == true).ReadAsync(scope.ShapeOf(query), [query, scope, own], Asked, cancellation));

        IQueryable<Session> Asked()
        {
            var sessions = scope.Db.SessionsOfParticipant(own);
            if (query.IdSession is not null)
                sessions = sessions.Where(session => session.IdSession == query.IdSession);
            if (query.SessionUuid is not null)
                sessions = sessions.Where(session => session.SessionUuid == query.SessionUuid);
            return query.Page(sessions);
        }
    }

    private static Task<IResult> Save(JsonBody body, ParticipantScope scope, CancellationToken cancellation) =>
        new CreatedSession(scope.Db, "id_creator_participant", scope.Participant.IdParticipant, scope.SessionTypes(), scope.CreatedSessions()).SaveAsync(body, cancellation);
}
