using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

public static class UserServiceAccess
{
    public static void MapUserServiceAccess(this IEndpointRouteBuilder user)
    {
        user.MapGet("/services/access", Get).Produces<ServiceAccessAnswer[]>().WithSummary("Get the roles that a user group, user, participant group or device has, or those given by a service.");
        user.MapPost("/services/access", Save).WithSummary("Give roles of services (id_service_access 0), change them, or take them (no id_service_role).");
        user.MapDelete("/services/access", Delete).WithSummary("Take a role of a service.");
    }

    public sealed record ServiceAccessQuery : Query<ServiceAccessQuery>
    {
        [Help("Usergroup ID to query service access")]
        public int? IdUserGroup { get; init; }

        [Help("User ID to query service access")]
        public int? IdUser { get; init; }

        [Help("Participant group ID to query service access")]
        public int? IdParticipantGroup { get; init; }

        [Help("Device ID to query service access")]
        public int? IdDevice { get; init; }

        [Help("Service ID to query associated access from")]
        public int? IdService { get; init; }
    }

    public sealed record DeletedServiceAccess : Query<DeletedServiceAccess>
    {
        [Help("Specific service access ID to delete. Be careful: this is not the service or service role ID, but the ID of the association itself!"), Mandatory]
        public int Id { get; init; }
    }

    private static async Task<IResult> Get(ServiceAccessQuery query, UserScope scope, CancellationToken cancellation) => query.HasNothing
        ? Refusal.BadRequest("Missing arguments")
        : Answer.Json(await Asked(query, scope).OrderBy(access => access.ServiceRole.IdService).Select(ServiceAccessAnswer.Full).ToListAsync(cancellation));

    private static IQueryable<ServiceAccess> Asked(ServiceAccessQuery query, UserScope scope)
    {
        var services = scope.Services();
        var accesses = scope.Db.ServiceAccesses.Where(access => services.Any(service => service.IdService == access.ServiceRole.IdService));
        if (query.IdUserGroup is { } idUserGroup)
            return accesses.Where(access => access.IdUserGroup == idUserGroup && scope.UserGroups().Any(group => group.IdUserGroup == idUserGroup));
        if (query.IdParticipantGroup is { } idParticipantGroup)
            return accesses.Where(access => access.IdParticipantGroup == idParticipantGroup && scope.ParticipantGroups().Any(group => group.IdParticipantGroup == idParticipantGroup));
        if (query.IdDevice is { } idDevice)
            return accesses.Where(access => access.IdDevice == idDevice && scope.Devices().Any(device => device.IdDevice == idDevice));
        if (query.IdService is { } idService)
            return accesses.Where(access => access.ServiceRole.IdService == idService);
        var idUser = query.IdUser;
        var users = scope.Users();
        return accesses.Where(access => access.UserGroup!.UserUserGroups.Any(membership => membership.IdUser == idUser) && users.Any(user => user.IdUser == idUser));
    }

    private static Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation) =>
        new ServiceAccessChanges(scope.Db, scope.AdminServiceAccesses(), scope.AdminServiceRoles(), scope.AdminUserGroups(), scope.AdminParticipantGroups(), scope.AdminDevices())
            .SaveAsync(body, cancellation);

    private static async Task<IResult> Delete(DeletedServiceAccess query, UserScope scope, CancellationToken cancellation)
    {
        if (await scope.AdminServiceAccesses().FirstOrDefaultAsync(access => access.IdServiceAccess == query.Id, cancellation) is not { } access)
            return await scope.Db.ServiceAccesses.AnyAsync(access => access.IdServiceAccess == query.Id, cancellation) ? Refusal.Forbidden : Refusal.BadRequest("Not found");
        await scope.Db.DeleteAsync(access, cancellation);
        return Answer.Deleted;
    }
}
