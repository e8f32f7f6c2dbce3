using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sessions;

public static class ServiceSessions
{
    public static void MapServiceSessions(this IEndpointRouteBuilder service)
    {
        service.MapGet("/sessions", Get).AsksWhoCallsAlong().Produces<SessionAnswer[]>().WithSummary("Get a session of the service, or the sessions of a participant, user or device of its projects.");
        service.MapPost("/sessions", Save).AnswersInvalidValuesByBadRequest().Produces<SessionAnswer[]>().WithSummary("Create a session (id_session 0), or change one.");
        service.MapServiceSessionEvents();
    }

    public sealed record SessionsQuery : SessionListQuery<SessionsQuery>, ISessionsAsked
    {
        [Help("ID of the session to query")]
        public int? IdSession { get; init; }

        [Help("UUID of the session to query")]
        public string? UuidSession { get; init; }

        [Help("ID of the participant to query")]
        public int? IdParticipant { get; init; }

        [Help("ID of the user to query")]
        public int? IdUser { get; init; }

        [Help("ID of the device to query")]
        public int? IdDevice { get; init; }

        [Help("Also includes session events")]
        public bool? WithEvents { get; init; }

        [Help("Also includes session type information")]
        public bool? WithSessionType { get; init; }
    }

    private static async Task<IResult> Get(SessionsQuery query, ServiceScope scope, CancellationToken cancellation)
    {
        if (query is { IdSession: null, UuidSession: null, IdParticipant: null, IdUser: null, IdDevice: null })
            return Refusal.BadRequest("Missing arguments: at least one id is required");
        var found = await new SessionReading(scope.Db, query.List == true, query.WithSessionType == true, query.WithEvents == true)
            .ReadAsync(scope.ShapeOf(query), [query, scope], () => Asked(query, scope).Seen, cancellation);
        if (found.Count == 0)
            await Asked(query, scope).CheckAsync(cancellation);
        return Answer.Json(found);
    }

    private static RowsBehind<Session> Asked(SessionsQuery query, ServiceScope scope)
    {
        var (db, own) = (scope.Db, scope.Sessions());
        if (query.IdSession is not null)
            return Own(own.Where(session => session.IdSession == query.IdSession));
        if (query.UuidSession is not null)
            return Own(own.Where(session => session.SessionUuid == query.UuidSession));
        if (query.IdParticipant is not null)
            return Behind(db.SessionsOfParticipant(query), scope.Participants().Where(row => row.IdParticipant == query.IdParticipant).Select(row => row.IdParticipant));
        if (query.IdUser is not null)
            return Behind(db.SessionsOfUser(query), scope.Users().Where(row => row.IdUser == query.IdUser).Select(row => row.IdUser));
        return Behind(db.SessionsOfDevice(query), scope.Devices().Where(row => row.IdDevice == query.IdDevice).Select(row => row.IdDevice));

        static RowsBehind<Session> Own(IQueryable<Session> sessions) => new(sessions, sessions.Select(session => session.IdSession), "Forbidden");
        RowsBehind<Session> Behind(IQueryable<Session> sessions, IQueryable<int> gate) => new(query.Page(sessions), gate, "Forbidden");
    }

    private static async Task<IResult> Save(JsonBody body, ServiceScope scope, CancellationToken cancellation)
    {
        if (body["session"] is not { } values)
            return Refusal.BadRequest("Missing session");
        if (values.Int("id_session") is not { } idSession)
            return Refusal.BadRequest("Missing id_session");

        var (participants, users, devices) = (values.TakeStrings("session_participants_uuids"), values.TakeStrings("session_users_uuids"), values.TakeStrings("session_devices_uuids"));
        var members = new SessionMembers(
            [.. await scope.Participants().Where(row => participants.Contains(row.ParticipantUuid)).Select(row => row.IdParticipant).ToListAsync(cancellation)],
            [.. await scope.Users().Where(row => users.Contains(row.UserUuid)).Select(row => row.IdUser).ToListAsync(cancellation)],
            [.. await scope.Devices().Where(row => devices.Contains(row.DeviceUuid)).Select(row => row.IdDevice).ToListAsync(cancellation)]);
        if (members.Participants.Count < participants.Count)
            return Denied("participant");
        if (members.Users.Count < users.Count)
            return Denied("user");
        if (members.Devices.Count < devices.Count)
            return Denied("device");

        var session = idSession == 0 ? new Session() : await Changeable(scope).FirstOrDefaultAsync(session => session.IdSession == idSession, cancellation);
        if (session is null)
            return Refusal.Forbidden;
        if (idSession == 0)
            await CompleteAsync(values, scope, cancellation);

        await using var transaction = await scope.Db.Database.BeginTransactionAsync(cancellation);
        await session.SaveAsync(values, scope.Db, cancellation);
        if (idSession == 0)
        {
            await members.FillAsync(scope.Db, session.IdSession, cancellation);
        }
        else
        {
            await members.RemoveOtherParticipantsAsync(scope.Db, session.IdSession, cancellation);
            await members.AddAsync(scope.Db, session.IdSession, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return Answer.Json(new[] { await new SessionReading(scope.Db).OneAsync(session, cancellation) });

        static Refusal Denied(string kind) => new(StatusCodes.Status403Forbidden, $"Service doesn't have access to at least one {kind} of that session.");
    }

    private static IQueryable<Session> Changeable(ServiceScope scope)
    {
        var (own, ofProjects) = (scope.Sessions(), scope.SessionsOfProjects());
        return scope.Db.Sessions.Where(session => own.Any(row => row.IdSession == session.IdSession) || ofProjects.Any(row => row.IdSession == session.IdSession));
    }

    /// <summary>Gives a new session what it needs and has not. A name says type and year, and has a number that no earlier session has.</summary>
    /// <exception cref="RefusedException">It has no type, or there is no such type.</exception>
    private static async Task CompleteAsync(JsonValues values, ServiceScope scope, CancellationToken cancellation)
    {
        var idType = values.Int("id_session_type") ?? throw new RefusedException(Refusal.BadRequest("Missing id_session_type"));
        values.Set("id_creator_service", scope.Service.IdService);
        values.Remove("id_service");
        if (values.Has("session_name"))
            return;
        var typeName = await scope.Db.SessionTypes.Where(type => type.IdSessionType == idType).Select(type => type.SessionTypeName).FirstOrDefaultAsync(cancellation)
            ?? throw new RefusedException(Refusal.BadRequest("Invalid session type"));
        var last = await scope.Db.Sessions.IgnoreQueryFilters([TeraContext.NotDeleted]).MaxAsync(session => (int?)session.IdSession, cancellation) ?? 0;
        var year = DateTimeOffset.TryParse(values.String("session_start_datetime"), out var start) ? start.Year : DateTimeOffset.UtcNow.Year;
        values.Set("session_name", $"{typeName} [{year}.{last + 1}]");
    }
}
