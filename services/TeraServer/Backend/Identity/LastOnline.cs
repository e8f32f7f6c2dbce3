using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Identity;

/// <summary>Notes when somebody signed in.</summary>
/// <remarks>By SQL: to Entity Framework an update is a new expression each time, and to look at that takes it longer than all the rest of a login.</remarks>
public sealed class LastOnline(TeraContext db, DatabaseEvents events)
{
    public Task SetAsync(User user) => SetAsync(user, user.UserLastonline = Stamp(user), "t_users", "user_lastonline", "id_user", user.IdUser);

    public Task SetAsync(Participant participant) =>
        SetAsync(participant, participant.ParticipantLastonline = Stamp(participant), "t_participants", "participant_lastonline", "id_participant", participant.IdParticipant);

    public Task SetAsync(Device device) => SetAsync(device, device.DeviceLastonline = Stamp(device), "t_devices", "device_lastonline", "id_device", device.IdDevice);

    /// <summary>The time of the row's new version.</summary>
    private static DateTimeOffset Stamp(Entity row) => DateTimeOffset.FromUnixTimeMilliseconds(row.VersionId = VersionStamps.Now);

    private async Task SetAsync(Entity row, DateTimeOffset? now, string table, string column, string key, int id)
    {
        // No login waits for the disk: should the machine stop, what is lost is when somebody signed in, in its last second.
        var (first, from) = db is PostgresContext ? ("WITH unhurried AS (SELECT set_config('synchronous_commit', 'off', true)) ", "FROM unhurried ") : ("", "");
        var sql = $"{first}UPDATE {table} SET {column} = {{0}}, version_id = {{1}} {from}WHERE {key} = {{2}}";
        await db.Database.ExecuteSqlRawAsync(sql, now!.Value.UtcDateTime, row.VersionId, id);
        await events.PublishUpdateAsync(db, row);
    }
}
