using System.Reflection;
using Microsoft.AspNetCore.Http.Features;

namespace OpenTera.TeraServer.Scopes;

/// <summary>
/// What the calling user may see. Each resource adds its own queries in its folder; all of them begin with <see cref="Roles"/>, so that
/// they become part of the SQL, whatever is asked for. An endpoint reaches tables through here only.
/// </summary>
public sealed class UserScope(TeraContext db, User user) : IScope, IBindableFromHttpContext<UserScope>
{
    public TeraContext Db => db;
    public User User => user;

    /// <summary>The user sees everything and may do everything; the other queries need not look at roles.</summary>
    public bool SeesAll => user.UserSuperadmin;

    /// <summary>The roles the user has by being in user groups: of a service as such, in a site or in a project.</summary>
    public IQueryable<ServiceRole> Roles =>
        from membership in db.UserUserGroups
        where membership.IdUser == user.IdUser
        from access in membership.UserGroup.ServiceAccesses
        select access.ServiceRole;

    // Ids that follow from the roles, for users who don't see all. Properties, not methods: Entity Framework compiles each method call in a query anew.

    /// <summary>Sites the user administers.</summary>
    public IQueryable<int> AdminSiteIds => Roles.Where(role => role.IdSite != null && role.ServiceRoleName == "admin").Select(role => role.IdSite!.Value);

    /// <summary>Sites the user has a role in, or in a project of.</summary>
    public IQueryable<int> SiteIds =>
        Roles.Where(role => role.IdSite != null || role.IdProject != null).Select(role => role.IdSite ?? role.Project!.IdSite);

    /// <summary>Projects the user has a role in; those of <see cref="AdminSiteIds"/> come on top.</summary>
    public IQueryable<int> ProjectIds => Roles.Where(role => role.IdProject != null).Select(role => role.IdProject!.Value);

    /// <summary>Projects the user administers; those of <see cref="AdminSiteIds"/> come on top.</summary>
    public IQueryable<int> AdminProjectIds =>
        Roles.Where(role => role.IdProject != null && role.ServiceRoleName == "admin").Select(role => role.IdProject!.Value);

    /// <summary>What another user may see.</summary>
    public UserScope Of(User other) => new(db, other);

    public static ValueTask<UserScope?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<UserScope?>(new(context.RequestServices.GetRequiredService<TeraContext>(), context.Features.GetRequiredFeature<User>()));
}
