using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.UserGroups;

/// <summary>The user groups that have roles of the calling service.</summary>
public static class UserGroupsOfService
{
    public static void MapUserGroupsOfService(this IEndpointRouteBuilder service)
    {
        service.MapGet("/usergroups", Get).AsksWhoCallsAlong().Produces<RowAnswer<UserGroup>[]>().WithSummary("Get the user groups with roles of the service: one, those of a project or site, or all.");
        service.MapPost("/usergroups", Save).Produces<RowAnswer<UserGroup>>().WithSummary("Create a user group (id_user_group 0) or change one, with its roles of the service.");
        service.MapDelete("/usergroups", Delete).WithSummary("Delete a user group without users.");
    }

    public sealed record UserGroupsQuery : Query<UserGroupsQuery>
    {
        [Help("ID of the user group to query")]
        public int? IdUserGroup { get; init; }

        [Help("ID of the project to query user group with access to")]
        public int? IdProject { get; init; }

        [Help("ID of the site to query user group with access to")]
        public int? IdSite { get; init; }
    }

    public sealed record DeletedUserGroup : Query<DeletedUserGroup>
    {
        [Help("User group ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    private static async Task<IResult> Get(UserGroupsQuery query, ServiceScope scope, CancellationToken cancellation)
    {
        var groups = scope.UserGroups();
        if (query.IdUserGroup is { } idGroup)
        {
            groups = groups.Where(group => group.IdUserGroup == idGroup);
        }
        else if (query.IdProject is { } idProject)
        {
            if (!await scope.Projects().AnyAsync(project => project.IdProject == idProject, cancellation))
                return Refusal.Forbidden;
            groups = groups.Where(group => group.ServiceAccesses.Any(access => access.ServiceRole.IdProject == idProject
                || access.ServiceRole.ServiceRoleName == "admin" && access.ServiceRole.Site!.Projects.Any(project => project.IdProject == idProject)));
        }
        else if (query.IdSite is { } idSite)
        {
            if (!await scope.Sites().AnyAsync(site => site.IdSite == idSite, cancellation))
                return Refusal.Forbidden;
            groups = groups.Where(group => group.ServiceAccesses.Any(access => access.ServiceRole.IdSite == idSite || access.ServiceRole.Project!.IdSite == idSite));
        }

        return Answer.Rows(await groups.OrderBy(group => group.IdUserGroup).AsNoTracking().ToListAsync(cancellation));
    }

    private static async Task<IResult> Save(JsonBody body, ServiceScope scope, CancellationToken cancellation)
    {
        if (body["user_group"] is not { } values)
            return Refusal.BadRequest("Missing user_group");
        if (values.Int("id_user_group") is not { } idGroup)
            return Refusal.BadRequest("Missing id_user_group");

        var roles = await RolesAsync(values.List("user_group_services_access") ?? [], scope, cancellation);
        values.Remove("user_group_services_access");
        if (idGroup == 0 && roles.Count == 0)
            return Refusal.BadRequest("A new usergroup must have at least one service access");
        var group = idGroup == 0 ? new UserGroup() : await scope.Db.UserGroups.FirstOrDefaultAsync(group => group.IdUserGroup == idGroup, cancellation);
        if (group is null)
            return Refusal.DatabaseError;
        if (idGroup != 0 && !await scope.UserGroups().ContainsAsync(group, cancellation))
            return Refusal.Forbidden;

        await using var transaction = await scope.Db.Database.BeginTransactionAsync(cancellation);
        values.ApplyTo(scope.Db.Entry(group));
        await (idGroup == 0 ? scope.Db.InsertAsync(group, cancellation) : scope.Db.UpdateAsync(group, cancellation));
        if (roles.Count > 0)
        {
            var others = await scope.Db.ServiceAccesses
                .Where(access => access.IdUserGroup == group.IdUserGroup && access.ServiceRole.IdService == scope.Service.IdService && !roles.Contains(access.IdServiceRole)).ToListAsync(cancellation);
            await scope.Db.DeleteAsync(others, cancellation);
            await scope.Db.LinkAsync([.. roles.Select(role => new ServiceAccess { IdUserGroup = group.IdUserGroup, IdServiceRole = role })], cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return Answer.Json(new RowAnswer<UserGroup>(group));
    }

    /// <summary>The ids of the roles a group shall have.</summary>
    private static async Task<HashSet<int>> RolesAsync(IReadOnlyList<JsonValues> wanted, ServiceScope scope, CancellationToken cancellation)
    {
        var roles = new HashSet<int>();
        foreach (var access in wanted)
            roles.Add(await RoleAsync(access, scope, cancellation));
        return roles;
    }

    private static async Task<int> RoleAsync(JsonValues access, ServiceScope scope, CancellationToken cancellation)
    {
        var (name, idRole) = (access.String("service_role_name"), access.Int("id_service_role"));
        if (name is null && idRole is null)
            throw new RefusedException(Refusal.BadRequest("Missing service role name or id_service_role"));
        var (idService, idProject, idSite) = (access.Int("id_service"), access.Int("id_project"), access.Int("id_site"));
        if (idRole is not null)
        {
            var named = await scope.Db.ServiceRoles.FirstOrDefaultAsync(role => role.IdServiceRole == idRole, cancellation) ?? throw new RefusedException(Refusal.Forbidden);
            (idService, idProject, idSite) = (named.IdService, named.IdProject, named.IdSite);
        }

        if (idService is not null && idService != scope.Service.IdService)
            throw Forbidden("Can't set access to service other than self");
        // As in the original, a role that is named by its id must be of a project and of a site.
        if ((idRole ?? idProject) is not null && !await scope.Projects().AnyAsync(project => project.IdProject == idProject, cancellation))
            throw Forbidden("No access for at a least one project in the list");
        if ((idRole ?? idSite) is not null && !await scope.Sites().AnyAsync(site => site.IdSite == idSite, cancellation))
            throw Forbidden("No access for at a least one site in the list");
        if (name is null)
            return idRole!.Value;

        var role = await scope.Db.ServiceRoles
            .Where(role => role.IdService == scope.Service.IdService && role.ServiceRoleName == name && role.IdProject == idProject && role.IdSite == idSite)
            .OrderBy(role => role.IdServiceRole).FirstOrDefaultAsync(cancellation);
        return role?.IdServiceRole ?? throw new RefusedException(Refusal.BadRequest("Bad role name for service"));
    }

    private static RefusedException Forbidden(string text) => new(new Refusal(StatusCodes.Status403Forbidden, text));

    private static async Task<IResult> Delete(DeletedUserGroup query, ServiceScope scope, CancellationToken cancellation)
    {
        if (await scope.UserGroups().FirstOrDefaultAsync(group => group.IdUserGroup == query.Id, cancellation) is not { } group)
            return Refusal.Forbidden;

        try
        {
            await scope.Db.DeleteAsync(group, cancellation);
        }
        catch (IntegrityException)
        {
            return Refusal.InUse("Can't delete user group: please delete all users part of that user group before deleting.");
        }

        return Answer.Deleted;
    }
}
