using Microsoft.EntityFrameworkCore;
using OpenTera.TeraServer.Access;

namespace OpenTera.TeraServer.UserGroups;

public static class UserUserGroups
{
    public static void MapUserUserGroups(this IEndpointRouteBuilder user)
    {
        user.MapGet("/usergroups", Get).AsksWhoCallsAlong().Produces<UserGroupAnswer[]>().WithSummary("Get user groups and what they are in sites and projects: one, those of a user or of a site, or all.");
        user.MapPost("/usergroups", UserGroupChanges.Save).Produces<UserGroupAnswer[]>().WithSummary("Create a user group (id_user_group 0) or change one, with its roles in sites and projects (administrators of a site).");
        user.MapDelete("/usergroups", UserGroupChanges.Delete).WithSummary("Delete a user group without users (administrators of one of its sites).");
    }

    public sealed record UserGroupsQuery : Query<UserGroupsQuery>
    {
        [Help("ID of the user group to query")]
        public int? IdUserGroup { get; init; }

        [Help("ID of the user to get all user groups")]
        public int? IdUser { get; init; }

        [Help("ID of the site to get all user groups with access in that site")]
        public int? IdSite { get; init; }

        [Help("Flag that limits the returned data to minimal information")]
        public bool? List { get; init; }
    }

    private static async Task<IResult> Get(UserGroupsQuery query, UserScope scope, CancellationToken cancellation)
    {
        var groups = Asked(query, scope).OrderBy(group => group.UserGroupName).AsNoTracking();
        return query.List == true
            ? Answer.Rows(await groups.ToListAsync(cancellation))
            : Answer.Json(await WithAccessAsync(groups, scope, cancellation));
    }

    private static IQueryable<UserGroup> Asked(UserGroupsQuery query, UserScope scope)
    {
        if (query.IdUserGroup is { } idGroup)
            return scope.UserGroups().Where(group => group.IdUserGroup == idGroup);
        if (query.IdUser is { } idUser)
        {
            var user = scope.Users().Where(user => user.IdUser == idUser);
            return scope.UserGroups().Where(group => user.Any() && group.UserUserGroups.Any(membership => membership.IdUser == idUser));
        }

        if (query.IdSite is { } idSite)
        {
            var site = scope.Sites().Where(site => site.IdSite == idSite);
            return scope.UserGroupsOfSites().Where(group => site.Any()
                && group.ServiceAccesses.Any(access => access.ServiceRole.IdSite == idSite || access.ServiceRole.Project!.IdSite == idSite));
        }

        return scope.UserGroups();
    }

    /// <summary>The groups with what they are in the sites and projects that the caller sees, by two statements.</summary>
    internal static async Task<List<UserGroupAnswer>> WithAccessAsync(IQueryable<UserGroup> groups, UserScope scope, CancellationToken cancellation)
    {
        var holders = await groups.Select(GroupRoles.Of).AsNoTracking().ToListAsync(cancellation);
        var ids = holders.SelectMany(holder => holder.SiteIds).Distinct().ToList();
        var visible = scope.Projects();
        var sites = await scope.Sites().Where(site => ids.Contains(site.IdSite)).OrderBy(site => site.SiteName)
            .Select(site => new { Site = site, Projects = visible.Where(project => project.IdSite == site.IdSite).ToList() })
            .AsNoTracking().ToListAsync(cancellation);
        var projects = sites.SelectMany(site => site.Projects).ToList();
        return holders.ConvertAll(holder => new UserGroupAnswer(holder.Group)
        {
            UserGroupSitesAccess = new(sites.Select(site => new RowInSite<Site>(site.Site, holder.InSite(site.Site.IdSite))).Where(site => site.Role is not null)),
            UserGroupProjectsAccess = new(projects.Select(project => new ProjectOfHolder(project, holder.InProject(project))).Where(project => project.Role is not null)),
        });
    }
}
