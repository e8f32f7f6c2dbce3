using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Users;

public static class ServiceUsers
{
    public static void MapServiceUsers(this IEndpointRouteBuilder service) =>
        service.MapGet("/users", Get).AsksWhoCallsAlong().Produces<UserAnswer>().WithSummary("Get a user of the service's projects, by id or uuid.");

    [Strict]
    public sealed record UsersQuery : Query<UsersQuery>
    {
        [Help("User id of the user to query")]
        public int? IdUser { get; init; }

        [Help("User uuid of the user to query")]
        public string? UserUuid { get; init; }
    }

    private static async Task<IResult> Get(UsersQuery query, ServiceScope scope, CancellationToken cancellation)
    {
        var users = scope.Users().AsNoTracking();
        if (query.UserUuid is { } uuid)
            users = users.Where(user => user.UserUuid == uuid);
        else if (query.IdUser is { } idUser)
            users = users.Where(user => user.IdUser == idUser);
        else
            return Refusal.BadRequest("Missing arguments");

        return await users.FirstOrDefaultAsync(cancellation) is { } found
            ? Answer.Json(new UserAnswer(found))
            : new Refusal(StatusCodes.Status403Forbidden, "Service doesn't have permission to access the requested data");
    }
}
