using System.Linq.Expressions;

namespace OpenTera.TeraServer.Access;

/// <summary>Who has roles in sites and projects: a user group, or a user by its groups.</summary>
public abstract record RoleHolder
{
    protected abstract IEnumerable<Grant> Grants { get; }

    /// <summary>Super administrators administer everything.</summary>
    public virtual bool IsSuperadmin => false;

    /// <summary>Sites where it has a role, or has one in a project of.</summary>
    public IEnumerable<int> SiteIds => Grants.Select(grant => grant.IdSite ?? grant.IdSiteOfProject).OfType<int>();

    /// <summary>Null when it has no role there.</summary>
    public RoleInPlace? InSite(int idSite)
    {
        if (IsSuperadmin)
            return new("admin", Inherited: true);
        return Strongest(grant => grant.IdSite == idSite) is { } direct ? new(direct, Inherited: false)
            : Grants.Any(grant => grant.IdSiteOfProject == idSite) ? new("user", Inherited: true)
            : null;
    }

    /// <inheritdoc cref="InSite(int)"/>
    public RoleInPlace? InProject(Project project)
    {
        if (IsSuperadmin || Strongest(grant => grant.IdSite == project.IdSite) == "admin")
            return new("admin", Inherited: true);
        return Strongest(grant => grant.IdProject == project.IdProject) is { } direct ? new(direct, Inherited: false) : null;
    }

    private string? Strongest(Func<Grant, bool> where)
    {
        var roles = Grants.Where(where).Select(grant => grant.Role).ToList();
        return roles.Contains("admin") ? "admin" : roles.Max();
    }
}

/// <summary>A user group and the roles it gives.</summary>
public sealed record GroupRoles(UserGroup Group, List<Grant> Given) : RoleHolder
{
    /// <summary>Whether it is among the groups that <see cref="UserRoles.WithVisibleGroups"/> was asked for.</summary>
    public bool Visible { get; init; }

    protected override IEnumerable<Grant> Grants => Given;

    public static readonly Expression<Func<UserGroup, GroupRoles>> Of = group => new GroupRoles(
        group,
        group.ServiceAccesses.Select(access => access.ServiceRole)
            .Select(role => new Grant(role.ServiceRoleName, role.IdSite, role.IdProject, role.Project!.IdSite)).ToList());
}

/// <summary>A user, its groups and the roles they give.</summary>
public sealed record UserRoles(User User, List<GroupRoles> Groups) : RoleHolder
{
    public override bool IsSuperadmin => User.UserSuperadmin;

    protected override IEnumerable<Grant> Grants => Groups.SelectMany(group => group.Given);

    public static readonly Expression<Func<User, UserRoles>> Of = user => new UserRoles(
        user,
        user.UserUserGroups.Select(membership => membership.UserGroup).AsQueryable().Select(GroupRoles.Of).ToList());

    /// <summary>Those of the user's groups that are among the given ones are marked.</summary>
    public static Expression<Func<User, UserRoles>> WithVisibleGroups(IQueryable<UserGroup> visible) => user => new UserRoles(
        user,
        user.UserUserGroups.Select(membership => new GroupRoles(
            membership.UserGroup,
            membership.UserGroup.ServiceAccesses.Select(access => access.ServiceRole)
                .Select(role => new Grant(role.ServiceRoleName, role.IdSite, role.IdProject, role.Project!.IdSite)).ToList())
        {
            Visible = visible.Any(group => group.IdUserGroup == membership.IdUserGroup),
        }).ToList());
}
