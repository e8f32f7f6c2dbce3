using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Access;

public static class UserSiteAccess
{
    public static void MapUserSiteAccess(this IEndpointRouteBuilder user)
    {
        user.MapGet("/siteaccess", Get).WithSummary("Get what a user or user group is in sites, or what user groups or users are in a site.");
        user.MapPost("/siteaccess", Save).Produces<ServiceAccessAnswer[]>().WithSummary("Give user groups roles in sites, or take them (administrators of the sites).");
        user.MapDelete("/siteaccess", Delete).WithSummary("Take a user group's role in a site (administrators of the site).");
    }

    public sealed record SiteAccessQuery : Query<SiteAccessQuery>
    {
        [Help("ID of the user from which to request all site roles")]
        public int? IdUser { get; init; }

        [Help("ID of the user group from which to request all site roles")]
        public int? IdUserGroup { get; init; }

        [Help("ID of the site from which to request all user groups roles")]
        public int? IdSite { get; init; }

        [Help("Flag to limit to sites from which the user group is an admin or users in site that have the admin role")]
        public bool? Admins { get; init; }

        [Help("If specified, returns roles by users instead of by usergroups")]
        public bool? ByUsers { get; init; }

        [Help("Used With the \"by_users\" parameter, it instead returns the usergroups of each user.")]
        public bool? WithUsergroups { get; init; }

        [Help("Used with id_site, also return user or user groups that don't have any access to the site. Used with id_user_group, also return sites that don't have any access with that user group")]
        public bool? WithEmpty { get; init; }
    }

    public sealed record DeletedSiteAccess : Query<DeletedSiteAccess>
    {
        [Help("Site Access ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    private static async Task<IResult> Get(SiteAccessQuery query, UserScope scope, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Missing arguments");
        // The flag counts when it is there, even if it is false.
        var admins = query.Admins is not null;
        var withEmpty = query.WithEmpty == true;
        if (query.IdSite is { } idSite)
        {
            return query.ByUsers == true
                ? Answer.Json(await UsersAsync([idSite], GroupsIn(idSite, admins, withEmpty, scope), query, scope, cancellation))
                : Answer.Json(await GroupsAsync(idSite, GroupsIn(idSite, admins, withEmpty, scope), admins, cancellation));
        }

        if (query.IdUserGroup is { } idGroup)
        {
            var groups = scope.UserGroups().Where(group => group.IdUserGroup == idGroup);
            var sites = await SitesOf(idGroup, admins, withEmpty, scope).AsNoTracking().ToListAsync(cancellation);
            return query.ByUsers == true
                ? Answer.Json(await UsersAsync(sites.ConvertAll(site => site.IdSite), groups, query, scope, cancellation))
                : Answer.Json(await groups.Select(GroupRoles.Of).AsNoTracking().FirstOrDefaultAsync(cancellation) is { } group ? Shown(group, sites, admins, withEmpty) : []);
        }

        if (query.IdUser is not { } idUser || await scope.Users().Where(user => user.IdUser == idUser).Select(UserRoles.Of).AsSingleQuery().AsNoTracking().FirstOrDefaultAsync(cancellation) is not { } holder)
            return Answer.Json(Array.Empty<RowInSite<Site>>());
        var accessible = admins ? scope.AdminSites() : scope.Sites();
        var ids = holder.SiteIds.Distinct().ToList();
        var found = await accessible.Where(site => holder.User.UserSuperadmin || ids.Contains(site.IdSite)).OrderBy(site => site.SiteName).AsNoTracking().ToListAsync(cancellation);
        return Answer.Json(Shown(holder, found, admins, withEmpty: false));
    }

    /// <summary>User groups with a role in a site, or as its administrators only; or all that the user sees.</summary>
    private static IQueryable<UserGroup> GroupsIn(int idSite, bool admins, bool withEmpty, UserScope scope)
    {
        var visible = scope.Sites().Where(site => site.IdSite == idSite);
        var groups = (admins ? scope.UserGroupsOfAdminSites() : scope.UserGroupsOfSites()).Where(group => visible.Any());
        return withEmpty ? groups : groups.Where(group => group.ServiceAccesses.Any(access =>
            access.ServiceRole.IdSite == idSite && (!admins || access.ServiceRole.ServiceRoleName == "admin")
            || !admins && access.ServiceRole.Project!.IdSite == idSite));
    }

    /// <summary>Sites that a user group has a role in, or administers only; or all that the user sees.</summary>
    private static IQueryable<Site> SitesOf(int idGroup, bool admins, bool withEmpty, UserScope scope)
    {
        var sites = admins ? scope.AdminSites() : scope.Sites();
        var roles = scope.Db.ServiceAccesses.Where(access => access.IdUserGroup == idGroup).Select(access => access.ServiceRole);
        if (!withEmpty)
        {
            sites = sites.Where(site => roles.Any(role =>
                role.IdSite == site.IdSite && (!admins || role.ServiceRoleName == "admin")
                || !admins && role.Project!.IdSite == site.IdSite));
        }

        return sites.OrderBy(site => site.SiteName);
    }

    private static async Task<IEnumerable<RowInSite<UserGroup>>> GroupsAsync(int idSite, IQueryable<UserGroup> groups, bool admins, CancellationToken cancellation) =>
        (await groups.OrderBy(group => group.UserGroupName).Select(GroupRoles.Of).AsNoTracking().ToListAsync(cancellation))
            .Select(group => new RowInSite<UserGroup>(group.Group, Asked(group.InSite(idSite), admins)));

    private static async Task<IEnumerable<UserInSite>> UsersAsync(List<int> sites, IQueryable<UserGroup> groups, SiteAccessQuery query, UserScope scope, CancellationToken cancellation)
    {
        var holders = await scope.UsersOf(groups).Select(query.WithUsergroups == true ? UserRoles.WithVisibleGroups(scope.UserGroups()) : UserRoles.Of).AsSingleQuery().AsNoTracking().ToListAsync(cancellation);
        return holders.SelectMany(holder => sites.Select(site => new UserInSite(holder.User, site, Asked(holder.InSite(site), query.Admins == true))
        {
            UserGroups = query.WithUsergroups == true ? new(holder.Groups.Where(group => group.Visible).OrderBy(group => group.Group.UserGroupName, StringComparer.Ordinal).Select(group => new RowAnswer<UserGroup>(group.Group))) : default,
        }));
    }

    private static IEnumerable<RowInSite<Site>> Shown(RoleHolder holder, IEnumerable<Site> sites, bool admins, bool withEmpty) =>
        sites.Select(site => new RowInSite<Site>(site, Asked(holder.InSite(site.IdSite), admins))).Where(site => withEmpty || site.Role is not null);

    private static RoleInPlace? Asked(RoleInPlace? role, bool admins) => admins && role?.Role != "admin" ? null : role;

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        var wanted = body.List("site_access") ?? throw new RefusedException(Refusal.BadRequest("Missing arguments"));
        var sites = new HashSet<int>();
        foreach (var access in wanted)
        {
            if (access.Int("id_user_group") is null)
                return Refusal.BadRequest("Missing id_user_group");
            if (access.Int("id_site") is not { } idSite)
                return Refusal.BadRequest("Missing id_site");
            if (!access.Has("site_access_role") && !access.Has("id_service_role"))
                return Refusal.BadRequest("Missing role name or id");
            sites.Add(idSite);
        }

        if (await scope.AdminSites().CountAsync(site => sites.Contains(site.IdSite), cancellation) < sites.Count)
            return Refusal.Forbidden;

        await using var transaction = await scope.Db.Database.BeginTransactionAsync(cancellation);
        var given = new List<int>();
        foreach (var access in wanted)
        {
            var (idGroup, idSite) = (access.Int("id_user_group")!.Value, access.Int("id_site")!.Value);
            var (name, idRole) = (access.String("site_access_role"), access.Int("id_service_role"));
            if (name == "" || idRole == 0 || name == "user" && await HasProjectInAsync(idSite, idGroup, scope.Db, cancellation))
                await GroupAccess.RemoveAsync(scope.Db, idGroup, Place.Site(idSite), cancellation);
            else if (await GroupAccess.RoleAsync(scope.Db, Place.Site(idSite), name, idRole, cancellation) is { } role)
                given.Add((await GroupAccess.SetAsync(scope.Db, idGroup, Place.Site(idSite), role, cancellation)).IdServiceAccess);
            else
                return Refusal.BadRequest("Invalid role name or id for that site");
        }

        await transaction.CommitAsync(cancellation);
        var answers = await scope.Db.ServiceAccesses.Where(access => given.Contains(access.IdServiceAccess)).Select(ServiceAccessAnswer.Full).ToListAsync(cancellation);
        return Answer.Json(answers.ConvertAll(access => access with { IdSiteAccess = access.IdServiceAccess, SiteAccessRole = access.ServiceRoleName }));
    }

    /// <summary>Who has a role in a project is a user of its site anyway.</summary>
    private static Task<bool> HasProjectInAsync(int idSite, int idGroup, TeraContext db, CancellationToken cancellation) =>
        db.ServiceAccesses.AnyAsync(access => access.IdUserGroup == idGroup && access.ServiceRole.Project!.IdSite == idSite, cancellation);

    private static async Task<IResult> Delete(DeletedSiteAccess query, UserScope scope, CancellationToken cancellation)
    {
        var access = await scope.Db.ServiceAccesses.Include(access => access.ServiceRole).FirstOrDefaultAsync(access => access.IdServiceAccess == query.Id, cancellation);
        if (access is null)
            return Refusal.BadRequest("No site access to delete");
        if (!await scope.AdminSites().AnyAsync(site => site.IdSite == access.ServiceRole.IdSite, cancellation))
            return Refusal.Forbidden;
        await scope.Db.DeleteAsync(access, cancellation);
        return Answer.Deleted;
    }
}
