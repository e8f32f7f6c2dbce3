namespace OpenTera.TeraServer.Stats;

public sealed record UserGroupStats
{
    public int UsersTotalCount { get; init; }

    /// <summary>The original counts none, whoever is enabled, and its clients know it so.</summary>
    public int UsersEnabledCount => 0;

    public int ProjectsTotalCount { get; init; }
    public int ProjectsAdminCount { get; init; }
    public int SitesTotalCount { get; init; }
    public int SitesAdminCount { get; init; }

    internal static IQueryable<UserGroupStats> Of(int idGroup, UserScope scope)
    {
        var (users, projects, adminProjects, sites, adminSites) = (scope.Users(), scope.Projects(), scope.AdminProjects(), scope.Sites(), scope.AdminSites());
        var roles = scope.Db.ServiceAccesses.Where(access => access.IdUserGroup == idGroup).Select(access => access.ServiceRole);
        var adminRoles = roles.Where(role => role.ServiceRoleName == "admin");
        return scope.UserGroups().Where(group => group.IdUserGroup == idGroup).Select(group => new UserGroupStats
        {
            UsersTotalCount = users.Count(user => user.UserUserGroups.Any(membership => membership.IdUserGroup == idGroup)),
            ProjectsTotalCount = projects.Count(project => roles.Any(role => role.IdProject == project.IdProject) || adminRoles.Any(role => role.IdSite == project.IdSite)),
            ProjectsAdminCount = adminProjects.Count(project => adminRoles.Any(role => role.IdProject == project.IdProject || role.IdSite == project.IdSite)),
            SitesTotalCount = sites.Count(site => roles.Any(role => role.IdSite == site.IdSite || role.Project!.IdSite == site.IdSite)),
            SitesAdminCount = adminSites.Count(site => adminRoles.Any(role => role.IdSite == site.IdSite)),
        });
    }
}
