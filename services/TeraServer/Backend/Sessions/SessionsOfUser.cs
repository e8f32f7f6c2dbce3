using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sessions;

public static class SessionsOfUser
{
    public static void MapSessionsOfUser(this IEndpointRouteBuilder user)
    {
        user.MapGet("/sessions", Get).AsksWhoCallsAlong().Produces<SessionAnswer[]>().WithSummary("Get sessions information. Only one of the ID parameters is supported and required at once.");
        user.MapPost("/sessions", Save).Produces<SessionAnswer[]>().WithSummary("Create a session (id_session 0) of accessible participants, users and devices, or change one.");
        user.MapDelete("/sessions", Delete).WithSummary("Delete a session that is not in progress, all of whose participants, users and devices the user can see.");
        user.MapUserSessionEvents();
    }

    public sealed record SessionsQuery : SessionListQuery<SessionsQuery>, ISessionsAsked
    {
        [Help("ID of the session to query")]
        public int? IdSession { get; init; }

        [Help("ID of the participant from which to get all sessions")]
        public int? IdParticipant { get; init; }

        [Help("ID of the user from which to get all sessions")]
        public int? IdUser { get; init; }

        [Help("ID of the device from which to get all sessions")]
        public int? IdDevice { get; init; }

        [Help("Session UUID to query")]
        public string? SessionUuid { get; init; }

        [Help("Include session type informations")]
        public bool? WithSessionType { get; init; }
    }

    public sealed record DeletedSession : Query<DeletedSession>
    {
        [Help("Session ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    private static async Task<IResult> Get(SessionsQuery query, UserScope scope, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Missing arguments");
        if (query is { IdParticipant: null, IdSession: null, IdUser: null, IdDevice: null, SessionUuid: null })
            return Answer.Json(Array.Empty<SessionAnswer>());

        var found = await new SessionReading(scope.Db, query.List == true, query.WithSessionType == true)
            .ReadAsync(scope.ShapeOf(query), [query, scope], () => Asked(query, scope), cancellation);
        return Answer.Json(query.WithSessionType != true ? found : found.ConvertAll(session => session with
        {
            SessionType = null,
            SessionTypeName = session.SessionType?.Row.SessionTypeName,
            SessionTypeColor = session.SessionType?.Row.SessionTypeColor,
        }));
    }

    private static IQueryable<Session> Asked(SessionsQuery query, UserScope scope)
    {
        if (query.IdParticipant is not null)
        {
            var participants = scope.Participants().Where(participant => participant.IdParticipant == query.IdParticipant);
            return query.Page(scope.Db.SessionsOfParticipant(query).Where(session => participants.Any()));
        }

        if (query.IdSession is not null)
            return scope.SessionsOfProjects().Where(session => session.IdSession == query.IdSession);
        if (query.IdUser is not null)
        {
            var users = scope.Users().Where(user => user.IdUser == query.IdUser);
            return query.Page(scope.Db.SessionsOfUser(query).Where(session => users.Any()));
        }

        if (query.IdDevice is not null)
        {
            var devices = scope.Devices().Where(device => device.IdDevice == query.IdDevice);
            return query.Page(scope.Db.SessionsOfDevice(query).Where(session => devices.Any()));
        }

        return scope.SessionsOfProjects().Where(session => session.SessionUuid == query.SessionUuid);
    }

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        if (body["session"] is not { } values)
            return Refusal.BadRequest("Missing session");
        if (values.Int("id_session") is not { } idSession)
            return Refusal.BadRequest("Missing id_session");
        if (idSession == 0 && !values.Has("session_participants_ids") && !values.Has("session_users_ids"))
            return Refusal.BadRequest("Missing session participants and users");

        var session = idSession == 0 ? new Session() : await scope.SessionsOfProjects().FirstOrDefaultAsync(session => session.IdSession == idSession, cancellation);
        if (session is null)
            return new Refusal(StatusCodes.Status403Forbidden, "No access to session.");
        var members = new SessionMembers(values.TakeInts("session_participants_ids"), values.TakeInts("session_users_ids"), values.TakeInts("session_devices_ids"));
        if (await members.RefuseAsync(scope, scope.Participants, scope.Users, scope.Devices, cancellation) is { } refusal)
            return refusal;

        await using var transaction = await scope.Db.Database.BeginTransactionAsync(cancellation);
        await session.SaveAsync(values, scope.Db, cancellation);
        if (idSession == 0)
        {
            await members.FillAsync(scope.Db, session.IdSession, cancellation);
        }
        else
        {
            await members.RemoveOthersAsync(scope.Db, session.IdSession, cancellation);
            await members.AddAsync(scope.Db, session.IdSession, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return Answer.Json(new[] { await new SessionReading(scope.Db).OneAsync(session, cancellation) });
    }

    private static async Task<IResult> Delete(DeletedSession query, UserScope scope, CancellationToken cancellation)
    {
        if (await scope.Db.Sessions.FirstOrDefaultAsync(session => session.IdSession == query.Id, cancellation) is not { } session)
            return Refusal.BadRequest("Not found");
        var members = await SessionMembers.OfAsync(scope.Db, session.IdSession, cancellation);
        if (await members.RefuseAsync(scope, scope.Participants, scope.UsersAndSiteAdmins, scope.Devices, cancellation) is { } refusal)
            return refusal;
        if (!await scope.Sessions().AnyAsync(row => row.IdSession == session.IdSession, cancellation))
            return Refusal.Forbidden;
        if (session.SessionStatus == SessionStatus.InProgress)
            return new Refusal(StatusCodes.Status403Forbidden, "Session is in progress: can't delete that session.");

        await scope.Db.DeleteAsync(session, cancellation);
        return Answer.Deleted;
    }
}
