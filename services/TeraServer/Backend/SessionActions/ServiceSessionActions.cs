using Microsoft.EntityFrameworkCore;
using OpenTera.ServiceDefaults.Communication;

namespace OpenTera.TeraServer.SessionActions;

internal static class ServiceSessionActions
{
    private static readonly string[] Creators = ["id_session", "id_creator_service", "id_creator_user", "id_creator_participant", "id_creator_device"];

    public static void MapServiceSessionActions(this IEndpointRouteBuilder service) =>
        service.MapPost("/sessions/manager", Act).WithSummary("Start, stop or change a live session, or pass on the reply to an invitation.");

    private static async Task<IResult> Act(HttpRequest request, ServiceScope scope, IMessageBus bus, CancellationToken cancellation)
    {
        var action = await SessionAction.ReadAsync(request);
        var values = action.Values;
        if (!Creators.Any(values.Has))
            values.Set("id_creator_service", scope.Service.IdService);
        if (!await action.CompleteAsync(scope.Db, scope.Sessions(), "Service doesn't have access to that session", cancellation))
        {
            var idType = values.Int("id_session_type");
            var type = await scope.Db.SessionTypes.Where(type => type.IdSessionType == idType).Select(type => new { type.IdService }).FirstOrDefaultAsync(cancellation);
            if (type is null)
                return Refusal.BadRequest("Invalid session type");
            if (type.IdService is { } idOfType)
                values.Set("id_service", idOfType);
        }

        await action.CheckNamedAsync("Service", scope.Participants(), scope.Users(), scope.Devices(), cancellation);
        if (values.Int("id_service") is not { } idService)
            return new Refusal(StatusCodes.Status501NotImplemented, "Not implemented yet");
        return await scope.Db.Services.Where(service => service.IdService == idService).Select(service => service.ServiceKey).FirstOrDefaultAsync(cancellation) is { } serviceKey
            ? await action.SendAsync(bus, serviceKey, cancellation)
            : Refusal.BadRequest("Service not found");
    }
}
