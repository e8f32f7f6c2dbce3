using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

internal static class UserServiceChanges
{
    public sealed record DeletedService : Query<DeletedService>
    {
        [Help("Service ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    public static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        if (!scope.User.UserSuperadmin)
            return Refusal.Forbidden;
        if (body["service"] is not { } values)
            return Refusal.BadRequest("Missing service");
        if (values.Int("id_service") is not { } idService)
            return Refusal.BadRequest("Missing id_service");

        var service = idService == 0
            ? new Service()
            : await scope.Services().Include(service => service.ServiceRoles).FirstOrDefaultAsync(service => service.IdService == idService, cancellation);
        if (service is null)
            return Refusal.Forbidden;
        if (service.ServiceKey == Service.TeraServerKey)
            return new Refusal(StatusCodes.Status403Forbidden, "OpenTera service can't be updated using this API");
        if (idService == 0 && !values.Has("service_key"))
            return Refusal.BadRequest("Missing service_key");

        var roles = values.List("roles");
        values.Remove("roles");
        values.Remove("service_uuid");
        values.ApplyTo(scope.Db.Entry(service));
        await (idService == 0 ? scope.Db.InsertAsync(service, cancellation) : scope.Db.UpdateAsync(service, cancellation));
        if (roles is not null)
            await SetRolesAsync(service, roles, scope.Db, cancellation);

        return Answer.Json(await ServiceAnswer.FullAsync(scope.Services().Where(row => row.IdService == service.IdService), scope.Db, cancellation));
    }

    /// <summary>Roles that are not named go, those with id_service_role 0 are new.</summary>
    private static async Task SetRolesAsync(Service service, IReadOnlyList<JsonValues> roles, TeraContext db, CancellationToken cancellation)
    {
        var ids = roles.Select(role => role.Int("id_service_role") ?? throw new RefusedException(Refusal.BadRequest("Invalid request"))).ToList();
        await db.DeleteAsync(service.ServiceRoles.Where(role => role.IdServiceRole != 0 && !ids.Contains(role.IdServiceRole)).ToList(), cancellation);
        foreach (var (values, id) in roles.Zip(ids))
        {
            if (id == 0)
            {
                var role = new ServiceRole();
                values.ApplyTo(db.Entry(role));
                role.IdService = service.IdService;
                await db.InsertAsync(role, cancellation);
            }
            else if (service.ServiceRoles.FirstOrDefault(role => role.IdServiceRole == id) is { } role && values.String("service_role_name") is { } name)
            {
                role.ServiceRoleName = name;
                await db.UpdateAsync(role, cancellation);
            }
        }
    }

    public static async Task<IResult> Delete(DeletedService query, UserScope scope, CancellationToken cancellation)
    {
        if (!scope.User.UserSuperadmin)
            return Refusal.Forbidden;
        if (await scope.Services().FirstOrDefaultAsync(service => service.IdService == query.Id, cancellation) is not { } service)
            return Refusal.BadRequest("Invalid service");
        if (service.ServiceSystem)
            return Refusal.Forbidden;

        try
        {
            await scope.Db.DeleteAsync(service, cancellation);
        }
        catch (IntegrityException)
        {
            return Refusal.InUse("Can't delete service: please delete all sessions, assets and tests related to that service beforehand.");
        }

        return Answer.Deleted;
    }
}
