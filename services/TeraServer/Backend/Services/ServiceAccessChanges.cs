using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

/// <summary>Giving roles of services, changing and taking them, for whom it may.</summary>
/// <param name="Accesses">Given ones that may be changed and taken.</param>
/// <param name="Roles">Roles that may be given.</param>
/// <param name="UserGroups">Whom they may be given to, as the next two.</param>
internal sealed record ServiceAccessChanges(
    TeraContext Db,
    IQueryable<ServiceAccess> Accesses,
    IQueryable<ServiceRole> Roles,
    IQueryable<UserGroup> UserGroups,
    IQueryable<ParticipantGroup> ParticipantGroups,
    IQueryable<Device> Devices)
{
    private static readonly string[] Holders = ["id_user_group", "id_participant_group", "id_device"];

    /// <summary>With an id_service_access the role is changed, or taken when none is named; with 0 it is given.</summary>
    public async Task<IResult> SaveAsync(JsonBody body, CancellationToken cancellation)
    {
        if (body.List("service_access") is not { } wanted)
            return Refusal.BadRequest("Missing service_access");
        var rows = new List<ServiceAccess?>();
        foreach (var values in wanted)
            rows.Add(await CheckedAsync(values, cancellation));

        await using var transaction = await Db.Database.BeginTransactionAsync(cancellation);
        foreach (var (values, row) in wanted.Zip(rows))
        {
            if (row is null)
                values.Set("id_service_access", (await InsertAsync(values, cancellation)).IdServiceAccess);
            else if (IsRemoval(values))
                await Db.DeleteAsync(row, cancellation);
            else
            {
                values.ApplyTo(Db.Entry(row));
                await Db.UpdateAsync(row, cancellation);
            }
        }

        await transaction.CommitAsync(cancellation);
        return Answer.Json(wanted.Select(values => values.ToJson()));
    }

    /// <summary>The row that is to be changed; null when a new one is wanted.</summary>
    private async Task<ServiceAccess?> CheckedAsync(JsonValues values, CancellationToken cancellation)
    {
        if (values.Int("id_service_access") is not { } id)
            throw Refused("Missing id_service_access");
        if (Holders.Count(values.Has) > 1)
            throw Refused("Can't combine id_user_group, id_participant_group and id_device in request");
        if (!await AreMineAsync(values.Int("id_user_group"), values.Int("id_participant_group"), values.Int("id_device"), cancellation))
            throw new RefusedException(Refusal.Forbidden);

        if (!IsRemoval(values))
        {
            var idRole = values.Int("id_service_role");
            if (!await Db.ServiceRoles.AnyAsync(role => role.IdServiceRole == idRole, cancellation))
                throw Refused("Bad id_service_role");
            if (!await Roles.AnyAsync(role => role.IdServiceRole == idRole, cancellation))
                throw new RefusedException(Refusal.Forbidden);
        }
        else if (id == 0)
        {
            throw Refused("Missing id_service_role");
        }

        if (id == 0)
            return Holders.Any(values.Has) ? null : throw Refused("Missing at least one id field");
        return await Accesses.FirstOrDefaultAsync(access => access.IdServiceAccess == id, cancellation)
            ?? throw new RefusedException(await Db.ServiceAccesses.AnyAsync(access => access.IdServiceAccess == id, cancellation) ? Refusal.Forbidden : Refusal.DatabaseError);
    }

    private async Task<bool> AreMineAsync(int? idUserGroup, int? idParticipantGroup, int? idDevice, CancellationToken cancellation) =>
        (idUserGroup is null || await UserGroups.AnyAsync(group => group.IdUserGroup == idUserGroup, cancellation))
        && (idParticipantGroup is null || await ParticipantGroups.AnyAsync(group => group.IdParticipantGroup == idParticipantGroup, cancellation))
        && (idDevice is null || await Devices.AnyAsync(device => device.IdDevice == idDevice, cancellation));

    private async Task<ServiceAccess> InsertAsync(JsonValues values, CancellationToken cancellation)
    {
        var row = new ServiceAccess();
        values.ApplyTo(Db.Entry(row));
        return await Db.InsertAsync(row, cancellation);
    }

    private static bool IsRemoval(JsonValues values) => !values.Has("id_service_role") || values.IsEmptyText("id_service_role");

    private static RefusedException Refused(string text) => new(Refusal.BadRequest(text));
}
