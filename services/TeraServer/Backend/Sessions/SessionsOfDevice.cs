using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sessions;

public static class SessionsOfDevice
{
    private static readonly Refusal NotForDevices = new(StatusCodes.Status403Forbidden, "Forbidden for security reasons");

    public static void MapSessionsOfDevice(this IEndpointRouteBuilder device)
    {
        device.MapGet("/sessions", Refuse).WithSummary("Refused: devices see no sessions.");
        device.MapPost("/sessions", Save).AnswersInvalidValuesByBadRequest().Produces<SessionAnswer>().WithSummary("Create a session (id_session 0), or change one that the device has created.");
        device.MapDelete("/sessions", Refuse).WithSummary("Refused: devices delete no sessions.");
        device.MapGet("/sessions/events", Refuse).WithSummary("Refused: devices see no events.");
        device.MapPost("/sessions/events", SaveEvent).Produces<RowAnswer<SessionEvent>[]>().WithSummary("Create an event (id_session_event 0) of a session the device has created or is used in, or change one.");
        device.MapDelete("/sessions/events", Refuse).WithSummary("Refused: devices delete no events.");
    }

    private static Refusal Refuse() => NotForDevices;

    private static Task<IResult> Save(JsonBody body, DeviceScope scope, CancellationToken cancellation) =>
        new CreatedSession(scope.Db, "id_creator_device", scope.Device.IdDevice, scope.SessionTypes(), scope.CreatedSessions()).SaveAsync(body, cancellation);

    private static async Task<IResult> SaveEvent(JsonBody body, DeviceScope scope, CancellationToken cancellation)
    {
        if (body["session_event"] is not { } values || !values.Has("id_session") || !values.Has("id_session_event"))
            return Refusal.BadRequest("Missing arguments");
        var idDevice = scope.Device.IdDevice;
        var sessions = scope.Db.Sessions.Where(session => session.IdCreatorDevice == idDevice || session.SessionDevices.Any(link => link.IdDevice == idDevice));
        return await SessionEventChanges.SaveAsync(values, sessions, scope.Db, new Refusal(StatusCodes.Status403Forbidden, "Unauthorized"), cancellation);
    }
}
