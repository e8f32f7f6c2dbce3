using Microsoft.EntityFrameworkCore;
using OpenTera.TeraServer.Presence;

namespace OpenTera.TeraServer.Users;

public static class UserUsers
{
    public static void MapUserUsers(this IEndpointRouteBuilder user)
    {
        user.MapGet("/users", Get).AsksWhoCallsAlong().Produces<UserAnswer[]>().WithSummary("Get user information. If no id is specified, returns all accessible users.");
        user.MapPost("/users", UserChanges.Save).Produces<UserAnswer[]>().WithSummary("Create a user (id_user 0) or change one, with its user groups.");
        user.MapDelete("/users", UserChanges.Delete).WithSummary("Delete a user, or take it out of the user groups of one's own sites.");
        user.MapGet("/users/online", GetOnline).Produces<UserAnswer[]>().WithSummary("Get the users who are online.");
    }

    public sealed record UsersQuery : Query<UsersQuery>
    {
        [Help("ID of the user to query")]
        public int? Id { get; init; }

        [Help("ID of the user to query")]
        public int? IdUser { get; init; }

        [Help("ID of the user group to get all users from")]
        public int? IdUserGroup { get; init; }

        [Help("ID of the project to get all users that has access to it")]
        public int? IdProject { get; init; }

        [Help("User UUID to query")]
        public string? UserUuid { get; init; }

        [Help("Alias for \"user_uuid\"")]
        public string? Uuid { get; init; }

        [Help("Username of the user to query"), KeepEmpty]
        public string? Username { get; init; }

        [Help("Query information about the currently logged user")]
        public bool? Self { get; init; }

        [Help("Only returns users with the specified enabled status")]
        public bool? Enabled { get; init; }

        [Help("Flag that limits the returned data to minimal information (ID, name, enabled)")]
        public bool? List { get; init; }

        [Help("Include usergroups information for each user.")]
        public bool? WithUsergroups { get; init; }

        [Help("Include status information - offline, online, busy for each user")]
        public bool? WithStatus { get; init; }
    }

    private static async Task<IResult> Get(UsersQuery query, UserScope scope, WhoIsOnline online, CancellationToken cancellation)
    {
        var users = Asked(query, scope);
        if (query.Enabled is { } enabled)
            users = users.Where(user => user.UserEnabled == enabled);

        var found = await Project(users.OrderBy(user => user.UserFirstname).ThenBy(user => user.IdUser), query, scope).AsNoTracking().ToListAsync(cancellation);
        if (query.List is null && found.FindIndex(user => user.Row.IdUser == scope.User.IdUser) is var self and >= 0)
            found[self] = await WithPlacesAsync(found[self], scope, cancellation);
        if (query.WithStatus == true)
            found = await WithStatusAsync(found, online);
        return Answer.Json(found);
    }

    private static IQueryable<User> Asked(UsersQuery query, UserScope scope)
    {
        if ((query.Uuid ?? query.UserUuid) is { } uuid)
            return scope.Users().Where(user => user.UserUuid == uuid);
        if ((query.Id ?? query.IdUser) is { } idUser)
            return scope.Users().Where(user => user.IdUser == idUser);
        if (query.IdProject is { } idProject)
        {
            var project = scope.Projects().Where(project => project.IdProject == idProject);
            var (members, siteAdmins) = (scope.Db.MembersOf(project), scope.Db.SiteAdminsOf(project));
            return scope.UsersAndSiteAdmins().Where(user =>
                user.UserEnabled && project.Any() && (user.UserSuperadmin || members.Contains(user.IdUser) || siteAdmins.Contains(user.IdUser)));
        }

        if (query.Self is not null)
            return scope.Users().Where(user => user.IdUser == scope.User.IdUser);
        if (query.Username is { } username)
            return scope.Users().Where(user => user.UserUsername == username);
        if (query.IdUserGroup is { } idUserGroup)
        {
            return scope.Users().Where(user => user.UserUserGroups.Any(membership => membership.IdUserGroup == idUserGroup)
                && scope.UserGroups().Any(group => group.IdUserGroup == idUserGroup));
        }

        return scope.Users();
    }

    private static IQueryable<UserAnswer> Project(IQueryable<User> users, UsersQuery query, UserScope scope)
    {
        var minimal = query.List == true;
        if (query.WithUsergroups != true)
            return users.Select(user => new UserAnswer(user) { Minimal = minimal });

        var groups = scope.UserGroups();
        return users.Select(user => new UserAnswer(user)
        {
            Minimal = minimal,
            UserUserGroups = user.UserUserGroups.Join(groups, membership => membership.IdUserGroup, group => group.IdUserGroup, (_, group) => group)
                .OrderBy(group => group.UserGroupName).Select(group => new RowAnswer<UserGroup>(group)).ToList(),
        });
    }

    /// <summary>The caller is also told its sites and projects, by one statement: the site of a project is always among the sites.</summary>
    private static async Task<UserAnswer> WithPlacesAsync(UserAnswer self, UserScope scope, CancellationToken cancellation)
    {
        var withRole = scope.WithProjectRole();
        var sites = await scope.Sites().OrderBy(site => site.SiteName).Select(site => new
        {
            Site = site,
            IsAdmin = scope.SeesAll || scope.AdminSiteIds.Contains(site.IdSite),
            Role = scope.Roles.Where(role => role.IdSite == site.IdSite).Max(role => role.ServiceRoleName),
            Projects = scope.Projects().Where(project => project.IdSite == site.IdSite).Select(withRole).ToList(),
        }).AsNoTracking().ToListAsync(cancellation);
        return self with
        {
            Sites = sites.ConvertAll(site => new SiteAnswer(site.Site, site.IsAdmin ? "admin" : site.Role ?? "user")),
            Projects = sites.SelectMany(site => site.Projects).OrderBy(project => project.Row.IdProject).ToList(),
        };
    }

    private static async Task<List<UserAnswer>> WithStatusAsync(List<UserAnswer> users, WhoIsOnline online)
    {
        var statuses = await online.OfAsync(ClientKind.User, users.ConvertAll(user => user.Row.UserUuid));
        return [.. users.Zip(statuses, (user, status) => user with { UserOnline = status.Online, UserBusy = status.Busy })];
    }

    private static async Task<IResult> GetOnline(UserScope scope, WhoIsOnline online, CancellationToken cancellation)
    {
        var statuses = await online.AllAsync(ClientKind.User);
        var uuids = statuses.Keys;
        var users = await scope.Users().AsNoTracking().Where(user => uuids.Contains(user.UserUuid)).OrderBy(user => user.UserFirstname).ToListAsync(cancellation);
        return Answer.Json(users.ConvertAll(user => new UserAnswer(user)
        {
            Minimal = true,
            UserOnline = statuses[user.UserUuid].Online,
            UserBusy = statuses[user.UserUuid].Busy,
        }));
    }
}
