using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Identity;

/// <summary>Notes when somebody signed in.</summary>
public sealed class LastOnline(TeraContext db, DatabaseEvents events)
{
    public Task SetAsync(User user) =>
        SetAsync(user, user.UserLastonline = DateTimeOffset.UtcNow, row => row.IdUser == user.IdUser, row => row.UserLastonline);

    public Task SetAsync(Participant participant) =>
        SetAsync(participant, participant.ParticipantLastonline = DateTimeOffset.UtcNow,
            row => row.IdParticipant == participant.IdParticipant, row => row.ParticipantLastonline);

    public Task SetAsync(Device device) =>
        SetAsync(device, device.DeviceLastonline = DateTimeOffset.UtcNow, row => row.IdDevice == device.IdDevice, row => row.DeviceLastonline);

    /// <remarks>One statement, without the change tracker: its first use for a table takes longer than all the rest of a login.</remarks>
    private async Task SetAsync<TRow>(TRow row, DateTimeOffset? now, Expression<Func<TRow, bool>> isRow, Expression<Func<TRow, DateTimeOffset?>> column) where TRow : Entity
    {
        row.VersionId = VersionStamps.Now;
        await db.Set<TRow>().Where(isRow).ExecuteUpdateAsync(set => set.SetProperty(column, now).SetProperty(stamped => stamped.VersionId, row.VersionId));
        await events.PublishUpdateAsync(db, row);
    }
}
