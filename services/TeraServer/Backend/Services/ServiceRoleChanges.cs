using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

internal static class ServiceRoleChanges
{
    /// <summary>Creates a role, which is answered as it was given, or changes one of those that may be.</summary>
    public static async Task<IResult> SaveAsync(JsonValues values, IQueryable<ServiceRole> mine, TeraContext db, CancellationToken cancellation)
    {
        if (values.Int("id_service_role") is not { } idRole)
            return Refusal.BadRequest("Missing id_service_role");
        if (idRole == 0)
        {
            if (values.Missing("id_service", "service_role_name") is { } missing)
                return Refusal.BadRequest("Missing fields", $": {missing}");
            var added = new ServiceRole();
            values.ApplyTo(db.Entry(added));
            await db.InsertAsync(added, cancellation);
            values.Set("id_service_role", added.IdServiceRole);
            return Answer.Json(values.ToJson());
        }

        if (await mine.FirstOrDefaultAsync(role => role.IdServiceRole == idRole, cancellation) is not { } changed)
            return await db.ServiceRoles.AnyAsync(role => role.IdServiceRole == idRole, cancellation) ? Refusal.Forbidden : Refusal.DatabaseError;
        values.ApplyTo(db.Entry(changed));
        await db.UpdateAsync(changed, cancellation);
        return Answer.Json(await db.ServiceRoles.Where(role => role.IdServiceRole == idRole).Select(ServiceRoleAnswer.Full).FirstAsync(cancellation));
    }
}
