using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.UserGroups;

/// <summary>Which user is in which user group.</summary>
public static class UserMemberships
{
    public static void MapUserMemberships(this IEndpointRouteBuilder user)
    {
        user.MapGet("/users/usergroups", Get).Produces<MembershipAnswer[]>().WithSummary("Get the users of a user group, or the user groups of a user.");
        user.MapPost("/users/usergroups", Save).WithSummary("Put users into user groups (administrators of a project of the user, and of all that the group has roles in).");
        user.MapDelete("/users/usergroups", Delete).WithSummary("Take a user out of a user group (administrators of a project of both).");
    }

    public sealed record MembershipsQuery : Query<MembershipsQuery>
    {
        [Help("ID of the user group to query")]
        public int? IdUserGroup { get; init; }

        [Help("ID of the user to get all user groups")]
        public int? IdUser { get; init; }

        [Help("Flag that limits the returned data to minimal information")]
        public bool? List { get; init; }

        [Help("Used with id_user, also returns users groups that the user is not part of. Used with id_user_group, also returns users not part of that user group.")]
        public bool? WithEmpty { get; init; }
    }

    public sealed record DeletedMembership : Query<DeletedMembership>
    {
        [Help("User - User group relationship ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    /// <summary>A membership; or a user or a user group without the other, who could be.</summary>
    public sealed record MembershipAnswer(int? IdUserUserGroup, int? IdUser, int? IdUserGroup)
    {
        public Optional<string?> UserFullname { get; init; }
        public Optional<string?> UserGroupName { get; init; }
    }

    private static async Task<IResult> Get(MembershipsQuery query, UserScope scope, CancellationToken cancellation)
    {
        List<MembershipAnswer> found;
        if (query.IdUserGroup is { } idGroup)
            found = await UsersOfAsync(idGroup, query.WithEmpty == true, scope, cancellation);
        else if (query.IdUser is { } idUser)
            found = await GroupsOfAsync(idUser, query.WithEmpty == true, scope, cancellation);
        else
            return Refusal.BadRequest("At least one id must be specified");
        return Answer.Json(query.List == true ? found.ConvertAll(membership => membership with { UserFullname = default, UserGroupName = default }) : found);
    }

    private static async Task<List<MembershipAnswer>> UsersOfAsync(int idGroup, bool withOthers, UserScope scope, CancellationToken cancellation)
    {
        var groups = scope.UserGroupsOfSites().Where(group => group.IdUserGroup == idGroup);
        var members = scope.Db.UserUserGroups.Where(membership => membership.IdUserGroup == idGroup && groups.Any());
        var asked = withOthers
            ? scope.Users().Where(user => !user.UserSuperadmin || members.Any(membership => membership.IdUser == user.IdUser))
            : scope.Users().Where(user => members.Any(membership => membership.IdUser == user.IdUser));
        var users = await (
            from user in asked
            let id = members.Where(membership => membership.IdUser == user.IdUser).Max(membership => (int?)membership.IdUserUserGroup)
            orderby user.UserFirstname
            select new { Id = id, User = user, GroupName = members.Where(membership => membership.IdUser == user.IdUser).Max(membership => membership.UserGroup.UserGroupName) })
            .AsNoTracking().ToListAsync(cancellation);
        return users.ConvertAll(row => new MembershipAnswer(row.Id, row.User.IdUser, row.Id is null ? null : idGroup) { UserFullname = row.User.FullName, UserGroupName = row.GroupName });
    }

    private static async Task<List<MembershipAnswer>> GroupsOfAsync(int idUser, bool withOthers, UserScope scope, CancellationToken cancellation)
    {
        var fullName = await scope.Db.Users.Where(user => user.IdUser == idUser).Select(user => user.UserFirstname + " " + user.UserLastname).FirstOrDefaultAsync(cancellation);
        var asked = withOthers ? scope.UserGroups() : scope.UserGroups().Where(group => group.UserUserGroups.Any(membership => membership.IdUser == idUser));
        var groups = await (
            from grp in asked
            let id = grp.UserUserGroups.Where(membership => membership.IdUser == idUser).Max(membership => (int?)membership.IdUserUserGroup)
            orderby grp.UserGroupName
            select new { Id = id, Group = grp })
            .AsNoTracking().ToListAsync(cancellation);
        return groups.ConvertAll(row => new MembershipAnswer(row.Id, row.Id is null ? null : idUser, row.Group.IdUserGroup)
        {
            UserFullname = row.Id is null ? null : fullName,
            UserGroupName = row.Group.UserGroupName,
        });
    }

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        if (body.List("user_user_group") is not { } wanted)
            return Refusal.BadRequest("Missing user user group");
        var (userIds, groupIds) = (wanted.Select(link => link.Int("id_user")).ToHashSet(), wanted.Select(link => link.Int("id_user_group")).ToHashSet());
        var users = await scope.AdminUsers().Where(user => userIds.Contains(user.IdUser)).ToDictionaryAsync(user => user.IdUser, cancellation);
        var groups = await scope.GivableUserGroups().Where(group => groupIds.Contains(group.IdUserGroup)).Select(group => group.IdUserGroup).ToListAsync(cancellation);

        var links = new List<UserUserGroup>();
        foreach (var link in wanted)
        {
            if (link.Int("id_user") is not { } idUser)
                return Refusal.BadRequest("Missing id_user");
            if (link.Int("id_user_group") is not { } idGroup)
                return Refusal.BadRequest("Missing id_user_group");
            if (!users.TryGetValue(idUser, out var user))
                return new Refusal(StatusCodes.Status403Forbidden, "No access to specified user");
            if (!groups.Contains(idGroup))
                return new Refusal(StatusCodes.Status403Forbidden, "No access to specified user group");
            if (user.UserSuperadmin)
                return Refusal.BadRequest("Super admins can't be associated to an user group");
            links.Add(new UserUserGroup { IdUser = idUser, IdUserGroup = idGroup });
        }

        foreach (var (link, row) in wanted.Zip(await scope.Db.LinkAsync(links, cancellation)))
            link.Set("id_user_user_group", row.IdUserUserGroup);
        return Answer.Json(wanted.Select(link => link.ToJson()));
    }

    private static async Task<IResult> Delete(DeletedMembership query, UserScope scope, CancellationToken cancellation)
    {
        if (await scope.Db.UserUserGroups.FirstOrDefaultAsync(membership => membership.IdUserUserGroup == query.Id, cancellation) is not { } membership)
            return Refusal.BadRequest("Can't delete specified relationship");
        if (!await scope.AdminUsers().AnyAsync(user => user.IdUser == membership.IdUser, cancellation))
            return new Refusal(StatusCodes.Status403Forbidden, "No access to relationship's user");
        if (!await scope.AdminUserGroups().AnyAsync(group => group.IdUserGroup == membership.IdUserGroup, cancellation))
            return new Refusal(StatusCodes.Status403Forbidden, "No access to relationship's user group");
        await scope.Db.DeleteAsync(membership, cancellation);
        return Answer.Deleted;
    }
}
