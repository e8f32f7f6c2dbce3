using Microsoft.EntityFrameworkCore;
using OpenTera.TeraServer.Texts;

namespace OpenTera.TeraServer.Users;

internal static class UserChanges
{
    private static readonly string[] Required =
        ["user_enabled", "user_firstname", "user_lastname", "user_password", "user_profile", "user_username"];

    public sealed record DeletedUser : Query<DeletedUser>
    {
        [Help("User ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    public static async Task<IResult> Save(JsonBody body, UserScope scope, HttpContext context, CancellationToken cancellation)
    {
        if (body["user"] is not { } values)
            return Refusal.BadRequest("Missing user");
        if (values.Int("id_user") is not { } idUser)
            return Refusal.BadRequest("Missing id_user");

        var groups = values.List("user_user_groups")?.Select(group => group.Int("id_user_group") ?? throw new RefusedException(Refusal.BadRequest("Invalid request"))).ToHashSet();
        values.Remove("user_user_groups");
        var administered = groups is null ? [] : await scope.AdminUserGroups().Select(group => group.IdUserGroup).ToListAsync(cancellation);
        if (groups is not null && !groups.IsSubsetOf(await AllowedAsync(idUser, administered, scope, cancellation)))
            return new Refusal(StatusCodes.Status403Forbidden, "No access for at a least one user group in the list");

        if (!scope.User.UserSuperadmin && values.Has("user_superadmin"))
            values.Set("user_superadmin", false);
        var user = idUser == 0
            ? await InsertAsync(values, groups is not null, scope, context, cancellation)
            : await UpdateAsync(values, idUser, scope, context, cancellation);

        if (groups is not null && !user.UserSuperadmin)
            await SetGroupsAsync(user, groups, administered, scope.Db, cancellation);
        return Answer.Json(new[] { new UserAnswer(user) });
    }

    /// <summary>Groups that the user may be in afterwards: those the caller may give, and of those it administers the ones that the user is in.</summary>
    private static async Task<IEnumerable<int>> AllowedAsync(int idUser, IEnumerable<int> administered, UserScope scope, CancellationToken cancellation)
    {
        var givable = await scope.GivableUserGroups().Select(group => group.IdUserGroup).ToListAsync(cancellation);
        var held = await scope.Db.UserUserGroups.Where(membership => membership.IdUser == idUser).Select(membership => membership.IdUserGroup).ToListAsync(cancellation);
        return givable.Union(administered.Intersect(held));
    }

    private static async Task<User> InsertAsync(JsonValues values, bool withGroups, UserScope scope, HttpContext context, CancellationToken cancellation)
    {
        // Who administers all of the user's groups may create it.
        if (!scope.User.UserSuperadmin && !withGroups)
            throw new RefusedException(Refusal.Forbidden);
        if (values.Missing(Required) is { } missing)
            throw new RefusedException(Refusal.BadRequest("Missing required fields: ", missing));
        if (values.String("user_password") is not { Length: > 0 } password)
            throw new RefusedException(Refusal.BadRequest("Invalid password"));
        var username = values.String("user_username");
        if (await scope.Db.Users.IgnoreQueryFilters([TeraContext.NotDeleted]).AnyAsync(user => user.UserUsername == username, cancellation))
            throw new RefusedException(new Refusal(StatusCodes.Status409Conflict, "Username unavailable."));

        var user = new User();
        Apply(values, user, scope.Db);
        user.UserUuid = Guid.NewGuid().ToString();
        user.UserLastonline = null;
        user.UserPassword = Checked(password, context);
        return await scope.Db.InsertAsync(user, cancellation);
    }

    private static async Task<User> UpdateAsync(JsonValues values, int idUser, UserScope scope, HttpContext context, CancellationToken cancellation)
    {
        var user = await scope.Db.Users.FirstOrDefaultAsync(user => user.IdUser == idUser, cancellation)
            ?? throw new RefusedException(Refusal.BadRequest(""));
        if (idUser != scope.User.IdUser && !scope.SeesAll && !await scope.Of(user).Sites().AnyAsync(site => scope.AdminSites().Contains(site), cancellation))
            throw new RefusedException(Refusal.Forbidden);
        if (values.Has("user_username"))
            throw new RefusedException(Refusal.BadRequest("Username can't be modified"));

        var password = values.String("user_password");
        Apply(values, user, scope.Db);
        if (!string.IsNullOrEmpty(password))
        {
            var checkedPassword = Checked(password, context);
            if (Password.Verify(password, user.UserPassword))
                throw new RefusedException(Refusal.BadRequest("New password same as old password"));
            user.UserPassword = checkedPassword;
        }

        await scope.Db.UpdateAsync(user, cancellation);
        return user;
    }

    private static void Apply(JsonValues values, User user, TeraContext db)
    {
        values.Remove("user_password");
        values.Remove("user_uuid");
        values.WriteObjectAsText("user_profile");
        values.ApplyTo(db.Entry(user));
    }

    /// <summary>The hash of a password that is strong enough.</summary>
    private static string Checked(string password, HttpContext context)
    {
        var weaknesses = PasswordStrength.Weaknesses(password).Select(context.Localized).ToList();
        return weaknesses.Count == 0
            ? Password.Hash(password)
            : throw new RefusedException(Refusal.BadRequest("Password not strong enough", $": {string.Join(',', weaknesses)}"));
    }

    /// <summary>Groups that the caller does not administer stay as they are.</summary>
    private static async Task SetGroupsAsync(User user, HashSet<int> groups, IReadOnlyCollection<int> administered, TeraContext db, CancellationToken cancellation)
    {
        await db.LinkAsync(groups.Select(group => new UserUserGroup { IdUser = user.IdUser, IdUserGroup = group }).ToList(), cancellation);
        var left = administered.Except(groups).ToList();
        await db.DeleteAsync(await db.UserUserGroups.Where(membership => membership.IdUser == user.IdUser && left.Contains(membership.IdUserGroup)).ToListAsync(cancellation), cancellation);
    }

    public static async Task<IResult> Delete(DeletedUser query, UserScope scope, CancellationToken cancellation)
    {
        if (query.Id == scope.User.IdUser)
            return new Refusal(StatusCodes.Status403Forbidden, "Sorry, you can't delete yourself!");
        var user = await scope.Db.Users.Include(user => user.UserUserGroups).FirstOrDefaultAsync(user => user.IdUser == query.Id, cancellation);
        if (user is null)
            return Refusal.BadRequest("Invalid id");

        if (!scope.User.UserSuperadmin)
        {
            var administered = await scope.UserGroupsOfAdminSites().Select(group => group.IdUserGroup).ToListAsync(cancellation);
            var own = user.UserUserGroups.Where(membership => administered.Contains(membership.IdUserGroup)).ToList();
            if (administered.Count == 0)
                return Refusal.Forbidden;
            if (own.Count < user.UserUserGroups.Count)
            {
                // To the administrator of this site the user is gone; other sites keep it.
                await scope.Db.DeleteAsync(own, cancellation);
                return Answer.Deleted;
            }
        }

        try
        {
            await scope.Db.DeleteAsync(user, cancellation);
        }
        catch (IntegrityException inUse)
        {
            return Refusal.InUse(inUse.Table switch
            {
                "t_sessions_users" => "Can't delete user: please remove all sessions that this user is part of before deleting.",
                "t_tests" => "Can't delete user: please remove all tests created by this user before deleting.",
                "t_assets" => "Can't delete user: please remove all assets created by this user before deleting.",
                _ => "Can't delete user: please delete all assets created by this user before deleting.",
            });
        }

        return Answer.Deleted;
    }
}
