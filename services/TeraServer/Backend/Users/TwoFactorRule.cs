using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Users;

/// <summary>
/// Who has access to a site that requires a second factor must use one: set for the users concerned whenever a site, a user, a membership of a user
/// group or a group's access changes. Superadmins have access to all sites. Who has access to no site at all, and no second factor, loses its settings.
/// </summary>
internal sealed class TwoFactorRule
{
    private readonly List<User> _users = [];
    private readonly List<Site> _sites = [];
    private readonly List<UserGroup> _groups = [];
    private readonly List<UserUserGroup> _memberships = [];
    private readonly List<ServiceAccess> _accesses = [];

    private TwoFactorRule(TeraContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries<Entity>().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            switch (entry.Entity)
            {
                case Site { Site2faRequired: true } site:
                    _sites.Add(site);
                    break;
                case User user when entry.State == EntityState.Added
                    || entry.Property(nameof(User.UserSuperadmin)).IsModified || entry.Property(nameof(User.User2faEnabled)).IsModified:
                    _users.Add(user);
                    break;
                case UserGroup group:
                    _groups.Add(group);
                    break;
                case UserUserGroup membership:
                    _memberships.Add(membership);
                    break;
                case ServiceAccess access:
                    _accesses.Add(access);
                    break;
            }
        }
    }

    /// <summary>The rule for the changes that are about to be saved; null when they don't concern it.</summary>
    public static TwoFactorRule? For(TeraContext db)
    {
        var rule = new TwoFactorRule(db);
        return rule._users.Count + rule._sites.Count + rule._groups.Count + rule._memberships.Count + rule._accesses.Count > 0 ? rule : null;
    }

    /// <summary>Applies it once they are saved.</summary>
    public async Task ApplyAsync(TeraContext db, CancellationToken cancellationToken)
    {
        var users = _users.Select(user => user.IdUser).Concat(_memberships.Select(membership => membership.IdUser)).ToArray();
        var groups = _groups.Select(group => group.IdUserGroup).Concat(_accesses.Select(access => access.IdUserGroup ?? 0)).ToArray();
        var sites = _sites.Select(site => site.IdSite).ToArray();
        var anySite = sites.Length > 0;

        var concerned = db.Users.Where(user =>
            users.Contains(user.IdUser)
            || user.UserUserGroups.Any(link => groups.Contains(link.IdUserGroup))
            || anySite && (user.UserSuperadmin || user.UserUserGroups.Any(link => link.UserGroup.ServiceAccesses.Any(access => sites.Contains(access.ServiceRole.IdSite ?? 0)))));
        await concerned
            .Where(user => !user.User2faEnabled
                && (user.UserSuperadmin
                    ? db.Sites.Any(site => site.Site2faRequired)
                    : user.UserUserGroups.Any(link => link.UserGroup.ServiceAccesses.Any(access => access.ServiceRole.Site!.Site2faRequired))))
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.User2faEnabled, true), cancellationToken);

        var changed = _users.Select(user => user.IdUser).ToArray();
        await db.Users
            .Where(user => changed.Contains(user.IdUser) && !user.User2faEnabled && (user.User2faOtpEnabled || user.User2faEmailEnabled || user.User2faOtpSecret != null)
                && !user.UserUserGroups.Any(link => link.UserGroup.ServiceAccesses.Any(access => access.ServiceRole.IdSite != null)))
            .ExecuteUpdateAsync(set => set
                .SetProperty(user => user.User2faOtpEnabled, false)
                .SetProperty(user => user.User2faEmailEnabled, false)
                .SetProperty(user => user.User2faOtpSecret, (string?)null), cancellationToken);

        // What the context has of these users is older now.
        foreach (var user in db.ChangeTracker.Entries<User>().Where(entry => users.Contains(entry.Entity.IdUser)).ToList())
            await user.ReloadAsync(cancellationToken);
    }
}
