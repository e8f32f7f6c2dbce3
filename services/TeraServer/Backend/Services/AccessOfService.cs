using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

/// <summary>Who has which role of the calling service.</summary>
public static class AccessOfService
{
    public static void MapAccessOfService(this IEndpointRouteBuilder service)
    {
        service.MapGet("/serviceaccess", Get).Produces<ServiceAccessAnswer[]>().WithSummary("Get the roles of the service that a user group has.");
        service.MapPost("/serviceaccess", Save).WithSummary("Give roles of the service (id_service_access 0), change them, or take them (no id_service_role).");
        service.MapDelete("/serviceaccess", Delete).WithSummary("Take a role of the service.");
    }

    public sealed record AccessQuery : Query<AccessQuery>
    {
        [Help("Usergroup ID to query service access")]
        public int? IdUserGroup { get; init; }
    }

    public sealed record DeletedAccess : Query<DeletedAccess>
    {
        [Help("Specific service access ID to delete. Be careful: this is not the service or service role ID, but the ID of the association itself!"), Mandatory]
        public int Id { get; init; }
    }

    private static async Task<IResult> Get(AccessQuery query, ServiceScope scope, CancellationToken cancellation) => query.IdUserGroup is { } idGroup
        ? Answer.Json(await scope.ServiceAccesses().Where(access => access.IdUserGroup == idGroup).OrderBy(access => access.IdServiceAccess).Select(ServiceAccessAnswer.Full).ToListAsync(cancellation))
        : Refusal.BadRequest("Missing arguments");

    private static Task<IResult> Save(JsonBody body, ServiceScope scope, CancellationToken cancellation) =>
        new ServiceAccessChanges(scope.Db, scope.ServiceAccesses(), scope.ServiceRoles(), scope.UserGroups(), scope.ParticipantGroups(), scope.Devices()).SaveAsync(body, cancellation);

    private static async Task<IResult> Delete(DeletedAccess query, ServiceScope scope, CancellationToken cancellation)
    {
        if (await scope.ServiceAccesses().FirstOrDefaultAsync(access => access.IdServiceAccess == query.Id, cancellation) is not { } access)
            return await scope.Db.ServiceAccesses.AnyAsync(access => access.IdServiceAccess == query.Id, cancellation) ? Refusal.Forbidden : Refusal.BadRequest("Not found");
        await scope.Db.DeleteAsync(access, cancellation);
        return Answer.Deleted;
    }
}
