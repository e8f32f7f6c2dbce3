using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenTera.ServiceDefaults.Communication;
using static OpenTera.ServiceDefaults.Communication.Messages.JoinSessionReplyEvent.Types;

namespace OpenTera.TeraServer.SessionActions;

internal static class UserSessionActions
{
    public static void MapUserSessionActions(this IEndpointRouteBuilder user) =>
        user.MapPost("/sessions/manager", Act).WithSummary("Start, stop or change a live session, or reply to an invitation.");

    private static async Task<IResult> Act(HttpRequest request, UserScope scope, IMessageBus bus, CancellationToken cancellation)
    {
        var action = await SessionAction.ReadAsync(request);
        action.Values.Set("id_creator_user", scope.User.IdUser);
        await action.CompleteAsync(scope.Db, scope.Sessions(), "User doesn't have access to that session", cancellation);

        var serviceKey = action.Values.Int("id_service") is { } idService
            ? await scope.Services().Where(service => service.IdService == idService).Select(service => service.ServiceKey).FirstOrDefaultAsync(cancellation)
                ?? throw new RefusedException(new Refusal(StatusCodes.Status403Forbidden, "User doesn't have access to that service."))
            : null;
        await action.CheckNamedAsync("User", scope.Participants(), scope.UsersAndSiteAdmins(), scope.Devices(), cancellation);
        if (action.Values.String("action") == "invite_reply")
            CompleteReply(action.Values, scope.User);
        return serviceKey is null ? new Refusal(StatusCodes.Status501NotImplemented, "Not implemented yet") : await action.SendAsync(bus, serviceKey, cancellation);
    }

    /// <exception cref="RefusedException">The reply is missing, or is none.</exception>
    private static void CompleteReply(JsonValues action, User user)
    {
        if (!action.ToJson().TryGetValue("parameters", out var given))
            throw new RefusedException(Refusal.BadRequest("Missing parameters"));
        var parameters = new JsonValues(given);
        if (!parameters.ToJson().TryGetValue("reply_code", out var code))
            throw new RefusedException(Refusal.BadRequest("Missing reply code in parameters"));
        parameters.Set("reply_code", (int)(Reply(code) ?? throw new RefusedException(Refusal.BadRequest("Invalid reply code"))));
        parameters.Set("user_uuid", user.UserUuid);
        action.Set("parameters", parameters.ToJson());
    }

    private static ReplyType? Reply(JsonElement code) => code.ValueKind switch
    {
        JsonValueKind.Number when code.TryGetInt32(out var number) && number is > (int)ReplyType.ReplyUnknown and <= (int)ReplyType.ReplyTimeout => (ReplyType)number,
        JsonValueKind.String => code.GetString() switch
        {
            "accept" => ReplyType.ReplyAccepted,
            "reject" or "deny" => ReplyType.ReplyDenied,
            "busy" => ReplyType.ReplyBusy,
            "timeout" => ReplyType.ReplyTimeout,
            _ => null,
        },
        _ => null,
    };
}
