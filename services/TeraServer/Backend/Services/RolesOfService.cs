using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

/// <summary>The roles that the calling service gives.</summary>
public static class RolesOfService
{
    public static void MapRolesOfService(this IEndpointRouteBuilder service)
    {
        service.MapGet("/roles", Get).Produces<ServiceRoleAnswer[]>().WithSummary("Get the roles of the service.");
        service.MapPost("/roles", Save).Produces<ServiceRoleAnswer>().WithSummary("Create a role of the service (id_service_role 0) or change one.");
        service.MapDelete("/roles", Delete).WithSummary("Delete a role of the service.");
    }

    public sealed record DeletedRole : Query<DeletedRole>
    {
        [Help("Service role to delete"), Mandatory]
        public int Id { get; init; }
    }

    private static async Task<IResult> Get(ServiceScope scope, CancellationToken cancellation) =>
        Answer.Json(await scope.ServiceRoles().OrderBy(role => role.IdServiceRole).Select(ServiceRoleAnswer.Full).ToListAsync(cancellation));

    private static async Task<IResult> Save(JsonBody body, ServiceScope scope, CancellationToken cancellation)
    {
        if (body["service_role"] is not { } values)
            return Refusal.BadRequest("Missing service_role field");
        values.Set("id_service", scope.Service.IdService);
        // Who has a role in a site or project is somebody there, so a service gives none where it is not associated.
        var (idSite, idProject) = (values.Int("id_site"), values.Int("id_project"));
        if (idSite is not null && !await scope.Sites().AnyAsync(site => site.IdSite == idSite, cancellation)
            || idProject is not null && !await scope.Projects().AnyAsync(project => project.IdProject == idProject, cancellation))
            return Refusal.Forbidden;
        return await ServiceRoleChanges.SaveAsync(values, scope.ServiceRoles(), scope.Db, cancellation);
    }

    private static async Task<IResult> Delete(DeletedRole query, ServiceScope scope, CancellationToken cancellation)
    {
        if (await scope.ServiceRoles().FirstOrDefaultAsync(role => role.IdServiceRole == query.Id, cancellation) is not { } role)
            return Refusal.Forbidden;
        await scope.Db.DeleteAsync(role, cancellation);
        return Answer.Deleted;
    }
}
