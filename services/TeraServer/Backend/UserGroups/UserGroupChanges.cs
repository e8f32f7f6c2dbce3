using Microsoft.EntityFrameworkCore;
using OpenTera.TeraServer.Access;

namespace OpenTera.TeraServer.UserGroups;

internal static class UserGroupChanges
{
    public sealed record DeletedUserGroup : Query<DeletedUserGroup>
    {
        [Help("User group ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    /// <summary>What a group shall be in a site or project; nothing when the role is null or empty.</summary>
    private readonly record struct WantedRole(int Id, string? Role);

    public static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        if (body["user_group"] is not { } values)
            return Refusal.BadRequest("Missing user_group");
        if (values.Int("id_user_group") is not { } idGroup)
            return Refusal.BadRequest("Missing id_user_group");
        if (idGroup == 0 && !values.Has("user_group_name"))
            return Refusal.BadRequest("Missing user group name");
        if (!await scope.AdminSites().AnyAsync(cancellation))
            return Refusal.Forbidden;

        var sites = Wanted(values, "user_group_sites_access", "id_site", "site_access_role");
        var siteIds = sites.Select(site => site.Id).ToHashSet();
        if (await scope.AdminSites().CountAsync(site => siteIds.Contains(site.IdSite), cancellation) < siteIds.Count)
            return new Refusal(StatusCodes.Status403Forbidden, "No site admin access for at a least one site in the list");
        var projects = Wanted(values, "user_group_projects_access", "id_project", "project_access_role");
        var projectIds = projects.Select(project => project.Id).ToHashSet();
        if (await scope.Db.Projects.CountAsync(project => projectIds.Contains(project.IdProject) && scope.AdminSites().Any(site => site.IdSite == project.IdSite), cancellation) < projectIds.Count)
            return new Refusal(StatusCodes.Status403Forbidden, "No site admin access for at a least one project in the list");

        var group = idGroup == 0 ? new UserGroup() : await scope.Db.UserGroups.FirstOrDefaultAsync(group => group.IdUserGroup == idGroup, cancellation);
        if (group is null)
            return Refusal.DatabaseError;
        // A group that has roles in sites of others only is theirs; one without roles is anybody's who administers a site.
        if (idGroup != 0 && !await scope.UserGroupsOfAdminSites().ContainsAsync(group, cancellation)
            && await scope.Db.ServiceAccesses.AnyAsync(access => access.IdUserGroup == idGroup && (access.ServiceRole.IdSite != null || access.ServiceRole.IdProject != null), cancellation))
            return Refusal.Forbidden;

        await using var transaction = await scope.Db.Database.BeginTransactionAsync(cancellation);
        values.ApplyTo(scope.Db.Entry(group));
        await (idGroup == 0 ? scope.Db.InsertAsync(group, cancellation) : scope.Db.UpdateAsync(group, cancellation));
        foreach (var site in sites)
            await SetAsync(group, Place.Site(site.Id), site.Role, "Invalid role name or id for that site", scope.Db, cancellation);
        foreach (var project in projects)
            await SetAsync(group, Place.Project(project.Id), project.Role, "Invalid role name or id for that project", scope.Db, cancellation);
        await transaction.CommitAsync(cancellation);

        var answer = (await UserUserGroups.WithAccessAsync(scope.Db.UserGroups.Where(row => row.IdUserGroup == group.IdUserGroup), scope, cancellation))[0];
        return Answer.Json(new[]
        {
            new UserGroupAnswer(group)
            {
                UserGroupSitesAccess = sites.Count > 0 ? answer.UserGroupSitesAccess : default,
                UserGroupProjectsAccess = projects.Count > 0 ? answer.UserGroupProjectsAccess : default,
            },
        });
    }

    private static List<WantedRole> Wanted(JsonValues values, string list, string id, string role)
    {
        var wanted = (values.List(list) ?? [])
            .Select(place => new WantedRole(place.Int(id) ?? throw new RefusedException(Refusal.BadRequest("Invalid request")), place.String(role))).ToList();
        values.Remove(list);
        return wanted;
    }

    private static async Task SetAsync(UserGroup group, Place place, string? name, string invalid, TeraContext db, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(name))
        {
            await GroupAccess.RemoveAsync(db, group.IdUserGroup, place, cancellation);
            return;
        }

        var role = await GroupAccess.RoleAsync(db, place, name, null, cancellation) ?? throw new RefusedException(Refusal.BadRequest(invalid));
        await GroupAccess.SetAsync(db, group.IdUserGroup, place, role, cancellation);
    }

    public static async Task<IResult> Delete(DeletedUserGroup query, UserScope scope, CancellationToken cancellation)
    {
        if (await scope.UserGroupsOfAdminSites().FirstOrDefaultAsync(group => group.IdUserGroup == query.Id, cancellation) is not { } group)
            return new Refusal(StatusCodes.Status403Forbidden, "");

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
