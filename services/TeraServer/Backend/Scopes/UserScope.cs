using System.Reflection;
using Microsoft.AspNetCore.Http.Features;

namespace OpenTera.TeraServer.Scopes;

/// <summary>
/// What the calling user may see. Each resource adds its own queries in its folder; all of them begin with <see cref="Roles"/>, so that
/// they become part of the SQL, whatever is asked for. An endpoint reaches tables through here only.
/// </summary>
public sealed class UserScope(TeraContext db, User user) : IBindableFromHttpContext<UserScope>
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

    /// <summary>What another user may see.</summary>
    public UserScope Of(User other) => new(db, other);

    public static ValueTask<UserScope?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<UserScope?>(new(context.RequestServices.GetRequiredService<TeraContext>(), context.Features.GetRequiredFeature<User>()));
}
