namespace OpenTera.TeraServer.Presence;

public static class Disconnect
{
    public static void MapUserDisconnect(this IEndpointRouteBuilder user) =>
        user.MapGet("/disconnect", ForUser).Produces<string>().WithSummary("Close the WebSocket of a user, participant or device (administrators).");

    public static void MapServiceDisconnect(this IEndpointRouteBuilder service) =>
        service.MapGet("/disconnect", ForService).Produces<string>().WithSummary("Close the WebSocket of a user, participant or device of the service's projects.");

    private static async Task<IResult> ForUser(DisconnectQuery query, UserScope scope, Disconnects disconnects, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Invalid request");
        if (await query.FindAsync(scope.AdminUsers(), scope.AdminParticipants(), scope.AdminDevices(), cancellation) is not { } uuid)
            return Refusal.Forbidden;
        if (uuid == scope.User.UserUuid)
            return Refusal.BadRequest("Use Logout instead to disconnect current user");
        await disconnects.OrderAsync(uuid);
        return Answer.Text("Success");
    }

    private static async Task<IResult> ForService(DisconnectQuery query, ServiceScope scope, Disconnects disconnects, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Invalid request");
        if (await query.FindAsync(scope.Users(), scope.Participants(), scope.Devices(), cancellation) is not { } uuid)
            return Refusal.Forbidden;
        await disconnects.OrderAsync(uuid);
        return Answer.Text("Success");
    }
}
