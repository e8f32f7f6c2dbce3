using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sessions;

/// <summary>Who or what has made something in a session.</summary>
internal static class SessionMakers
{
    /// <summary>Services may name a participant, user or device by its uuid: replaces it by the id. Null when all is well.</summary>
    public static async Task<Refusal?> ResolveMakersAsync(this JsonValues values, TeraContext db, CancellationToken cancellation)
    {
        if (!await ResolveAsync("participant", uuid => db.Participants.Where(row => row.ParticipantUuid == uuid).Select(row => row.IdParticipant)))
            return Refusal.BadRequest("Invalid participant");
        if (!await ResolveAsync("user", uuid => db.Users.Where(row => row.UserUuid == uuid).Select(row => row.IdUser)))
            return Refusal.BadRequest("Invalid user");
        if (!await ResolveAsync("device", uuid => db.Devices.Where(row => row.DeviceUuid == uuid).Select(row => row.IdDevice)))
            return Refusal.BadRequest("Invalid device");
        return null;

        async Task<bool> ResolveAsync(string kind, Func<string?, IQueryable<int>> idOf)
        {
            var name = $"{kind}_uuid";
            if (!values.Has(name))
                return true;
            var id = await idOf(values.String(name)).FirstOrDefaultAsync(cancellation);
            values.Remove(name);
            values.Set($"id_{kind}", id);
            return id != 0;
        }
    }
}
