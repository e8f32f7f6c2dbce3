using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Identity;

/// <summary>Notes when somebody signed in.</summary>
/// <remarks>By SQL: to Entity Framework an update is a new expression each time, and to look at that takes it longer than all the rest of a login.</remarks>
public sealed class LastOnline(TeraContext db, DatabaseEvents events)
{
    public Task SetAsync(User user) =>
        SetAsync(user, user.UserLastonline = Stamp(user), user.IdUser, "UPDATE t_users SET user_lastonline = {0}, version_id = {1} WHERE id_user = {2}");

    public Task SetAsync(Participant participant) =>
        SetAsync(participant, participant.ParticipantLastonline = Stamp(participant), participant.IdParticipant,
            "UPDATE t_participants SET participant_lastonline = {0}, version_id = {1} WHERE id_participant = {2}");

    public Task SetAsync(Device device) =>
        SetAsync(device, device.DeviceLastonline = Stamp(device), device.IdDevice, "UPDATE t_devices SET device_lastonline = {0}, version_id = {1} WHERE id_device = {2}");

    /// <summary>The time of the row's new version.</summary>
    private static DateTimeOffset Stamp(Entity row) => DateTimeOffset.FromUnixTimeMilliseconds(row.VersionId = VersionStamps.Now);

    private async Task SetAsync(Entity row, DateTimeOffset? now, int id, string sql)
    {
        await db.Database.ExecuteSqlRawAsync(sql, now!.Value.UtcDateTime, row.VersionId, id);
        await events.PublishUpdateAsync(db, row);
    }
}
