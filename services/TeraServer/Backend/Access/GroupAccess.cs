using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Access;

/// <summary>Giving user groups OpenTera's own roles in sites and projects. A group has one at most in a place.</summary>
internal static class GroupAccess
{
    /// <summary>OpenTera's role of a name, or with an id, in a site or project; null when there is none.</summary>
    public static Task<ServiceRole?> RoleAsync(TeraContext db, Place place, string? name, int? id, CancellationToken cancellation) =>
        db.RolesIn(place).Where(role => id == null ? role.ServiceRoleName == name : role.IdServiceRole == id).FirstOrDefaultAsync(cancellation);

    /// <summary>Gives the group a role in a place instead of the one it has there.</summary>
    public static async Task<ServiceAccess> SetAsync(TeraContext db, int idUserGroup, Place place, ServiceRole role, CancellationToken cancellation)
    {
        if (await Current(db, idUserGroup, place).OrderBy(access => access.IdServiceAccess).FirstOrDefaultAsync(cancellation) is not { } access)
            return await db.LinkAsync(new ServiceAccess { IdUserGroup = idUserGroup, IdServiceRole = role.IdServiceRole }, cancellation);
        access.IdServiceRole = role.IdServiceRole;
        await db.UpdateAsync(access, cancellation);
        return access;
    }

    /// <summary>Takes the group's role in a place.</summary>
    public static async Task RemoveAsync(TeraContext db, int idUserGroup, Place place, CancellationToken cancellation) =>
        await db.DeleteAsync(await Current(db, idUserGroup, place).ToListAsync(cancellation), cancellation);

    private static IQueryable<ServiceAccess> Current(TeraContext db, int idUserGroup, Place place)
    {
        var roles = db.RolesIn(place);
        return db.ServiceAccesses.Where(access => access.IdUserGroup == idUserGroup && roles.Contains(access.ServiceRole));
    }

    private static IQueryable<ServiceRole> RolesIn(this TeraContext db, Place place)
    {
        var (idSite, idProject) = place;
        return db.ServiceRoles.Where(role => role.Service.ServiceKey == Service.TeraServerKey && role.IdSite == idSite && role.IdProject == idProject);
    }
}

/// <summary>A site or a project; the other one is null.</summary>
internal readonly record struct Place(int? IdSite, int? IdProject)
{
    public static Place Site(int id) => new(id, null);

    public static Place Project(int id) => new(null, id);
}
