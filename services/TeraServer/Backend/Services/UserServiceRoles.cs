using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

public static class UserServiceRoles
{
    public static void MapUserServiceRoles(this IEndpointRouteBuilder user)
    {
        user.MapGet("/services/roles", Get).Produces<ServiceRoleAnswer[]>().WithSummary("Get the roles of a service, or of all services.");
        user.MapPost("/services/roles", Save).Produces<ServiceRoleAnswer>().WithSummary("Create a role of a service (id_service_role 0) or change one (super administrators only).");
        user.MapDelete("/services/roles", Delete).WithSummary("Delete a role of a service (super administrators only).");
    }

    public sealed record RolesQuery : Query<RolesQuery>
    {
        [Help("Specific service ID to query roles for")]
        public int? IdService { get; init; }

        [Help("Only return global roles, e.g. not related to a site or a project")]
        public bool? Globals { get; init; }

        [Help("Return minimal information about the roles")]
        public bool? List { get; init; }
    }

    public sealed record DeletedRole : Query<DeletedRole>
    {
        [Help("Specific service role ID to delete."), Mandatory]
        public int Id { get; init; }
    }

    private static async Task<IResult> Get(RolesQuery query, UserScope scope, CancellationToken cancellation)
    {
        var services = scope.Services();
        var roles = scope.Db.ServiceRoles.Where(role => services.Any(service => service.IdService == role.IdService));
        // The server's own are among all, but not to be asked for.
        if (query.IdService is { } idService)
            roles = roles.Where(role => role.IdService == idService && role.Service.ServiceKey != Service.TeraServerKey);
        if (query.Globals == true)
            roles = roles.Where(role => role.IdSite == null && role.IdProject == null);

        var found = await roles.OrderBy(role => role.IdServiceRole).Select(ServiceRoleAnswer.Full).ToListAsync(cancellation);
        return Answer.Json(query.List == true ? found.ConvertAll(role => role with { ProjectName = null, SiteName = null, ServiceName = default }) : found);
    }

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        if (!scope.User.UserSuperadmin)
            return Refusal.Forbidden;
        return body["service_role"] is { } values
            ? await ServiceRoleChanges.SaveAsync(values, scope.Db.ServiceRoles, scope.Db, cancellation)
            : Refusal.BadRequest("Missing service_role field");
    }

    private static async Task<IResult> Delete(DeletedRole query, UserScope scope, CancellationToken cancellation)
    {
        if (!scope.User.UserSuperadmin)
            return Refusal.Forbidden;
        if (await scope.Db.ServiceRoles.FirstOrDefaultAsync(role => role.IdServiceRole == query.Id, cancellation) is not { } role)
            return Refusal.DatabaseError;
        await scope.Db.DeleteAsync(role, cancellation);
        return Answer.Deleted;
    }
}
