using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sessions;

public static class ServiceSessionEvents
{
    public static void MapServiceSessionEvents(this IEndpointRouteBuilder service)
    {
        service.MapGet("/sessions/events", Get).AsksWhoCallsAlong().Produces<RowAnswer<SessionEvent>[]>().WithSummary("Get the events of a session of the service or of its projects.");
        service.MapPost("/sessions/events", Save).Produces<RowAnswer<SessionEvent>[]>().WithSummary("Create an event (id_session_event 0) of a session of the service, or change one.");
    }

    public sealed record EventsQuery : Query<EventsQuery>
    {
        [Help("ID of the session to query events for"), Mandatory]
        public int IdSession { get; init; }
    }

    private static async Task<IResult> Get(EventsQuery query, ServiceScope scope, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Missing arguments");
        var own = scope.Sessions().Where(session => session.IdSession == query.IdSession);
        var ofProjects = scope.SessionsOfProjects().Where(session => session.IdSession == query.IdSession);
        return Answer.Rows(await scope.Db.SessionEvents.Where(row => row.IdSession == query.IdSession && (own.Any() || ofProjects.Any()))
            .OrderBy(row => row.SessionEventDatetime).AsNoTracking().ToListAsync(cancellation));
    }

    private static async Task<IResult> Save(JsonBody body, ServiceScope scope, CancellationToken cancellation)
    {
        if (body["session_event"] is not { } values)
            return Refusal.BadRequest("Missing session_event field");
        return values.Has("id_session") && values.Has("id_session_event")
            ? await SessionEventChanges.SaveAsync(values, scope.Sessions(), scope.Db, Refusal.Forbidden, cancellation)
            : Refusal.BadRequest("Missing id_session or id_session_event fields");
    }
}
