using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sessions;

public static class UserSessionEvents
{
    public static void MapUserSessionEvents(this IEndpointRouteBuilder user)
    {
        user.MapGet("/sessions/events", Get).AsksWhoCallsAlong().Produces<RowAnswer<SessionEvent>[]>().WithSummary("Get the events of a session.");
        user.MapPost("/sessions/events", Save).Produces<RowAnswer<SessionEvent>[]>().WithSummary("Create an event (id_session_event 0) of an accessible session, or change one.");
        user.MapDelete("/sessions/events", Delete).WithSummary("Delete an event of an accessible session.");
    }

    public sealed record EventsQuery : Query<EventsQuery>
    {
        [Help("ID of the session to query events for"), Mandatory]
        public int IdSession { get; init; }
    }

    public sealed record DeletedEvent : Query<DeletedEvent>
    {
        [Help("Session event ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    private static async Task<IResult> Get(EventsQuery query, UserScope scope, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Missing arguments");
        var sessions = scope.SessionsOfProjects().Where(session => session.IdSession == query.IdSession);
        return Answer.Rows(await sessions.SelectMany(session => session.SessionEvents).OrderBy(row => row.SessionEventDatetime).AsNoTracking().ToListAsync(cancellation));
    }

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        if (body["session_event"] is not { } values)
            return Refusal.BadRequest("Missing session_event field");
        return values.Has("id_session") && values.Has("id_session_event")
            ? await SessionEventChanges.SaveAsync(values, scope.SessionsOfProjects(), scope.Db, Refusal.Forbidden, cancellation)
            : Refusal.BadRequest("Missing id_session or id_session_event fields");
    }

    private static async Task<IResult> Delete(DeletedEvent query, UserScope scope, CancellationToken cancellation)
    {
        if (await scope.Db.SessionEvents.FirstOrDefaultAsync(row => row.IdSessionEvent == query.Id, cancellation) is not { } row)
            return Refusal.BadRequest("Not found");
        if (!await scope.SessionsOfProjects().AnyAsync(session => session.IdSession == row.IdSession, cancellation))
            return Refusal.Forbidden;

        await scope.Db.DeleteAsync(row, cancellation);
        return Answer.Deleted;
    }
}
