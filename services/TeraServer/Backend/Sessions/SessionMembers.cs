using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sessions;

/// <summary>Who takes part in a session, by ids.</summary>
internal sealed record SessionMembers(HashSet<int> Participants, HashSet<int> Users, HashSet<int> Devices)
{
    public static async Task<SessionMembers> OfAsync(TeraContext db, int idSession, CancellationToken cancellation)
    {
        var members = await db.Sessions.Where(session => session.IdSession == idSession).Select(session => new
        {
            Participants = session.SessionParticipants.Select(link => link.IdParticipant!.Value).ToList(),
            Users = session.SessionUsers.Select(link => link.IdUser!.Value).ToList(),
            Devices = session.SessionDevices.Select(link => link.IdDevice!.Value).ToList(),
        }).SingleAsync(cancellation);
        return new([.. members.Participants], [.. members.Users], [.. members.Devices]);
    }

    /// <summary>What is refused to who can't see all of them, by its kind (User or Service); null when all are seen.</summary>
    public async Task<Refusal?> RefuseAsync(string caller, IQueryable<Participant> participants, IQueryable<User> users, IQueryable<Device> devices, CancellationToken cancellation)
    {
        if (Participants.Count > 0 && await participants.CountAsync(participant => Participants.Contains(participant.IdParticipant), cancellation) < Participants.Count)
            return Denied("participant");
        if (Users.Count > 0 && await users.CountAsync(user => Users.Contains(user.IdUser), cancellation) < Users.Count)
            return Denied("user");
        return Devices.Count > 0 && await devices.CountAsync(device => Devices.Contains(device.IdDevice), cancellation) < Devices.Count ? Denied("device") : null;

        Refusal Denied(string kind) => new(StatusCodes.Status403Forbidden, $"{caller} doesn't have access to at least one {kind} of that session.");
    }

    /// <summary>Adds them to a session.</summary>
    public async Task AddAsync(TeraContext db, int idSession, CancellationToken cancellation)
    {
        await db.LinkAsync([.. Participants.Select(id => new SessionParticipant { IdSession = idSession, IdParticipant = id })], cancellation);
        await db.LinkAsync([.. Users.Select(id => new SessionUser { IdSession = idSession, IdUser = id })], cancellation);
        await db.LinkAsync([.. Devices.Select(id => new SessionDevice { IdSession = idSession, IdDevice = id })], cancellation);
    }

    /// <summary>Takes the participants out of a session who are none of these; does nothing when these are nobody.</summary>
    public async Task RemoveOtherParticipantsAsync(TeraContext db, int idSession, CancellationToken cancellation)
    {
        if (Participants.Count > 0)
            await db.DeleteAsync(await db.SessionParticipants.Where(link => link.IdSession == idSession && !Participants.Contains(link.IdParticipant!.Value)).ToListAsync(cancellation), cancellation);
    }

    /// <summary>Takes everybody out of a session who is none of these, of those kinds of which there are some here.</summary>
    public async Task RemoveOthersAsync(TeraContext db, int idSession, CancellationToken cancellation)
    {
        await RemoveOtherParticipantsAsync(db, idSession, cancellation);
        if (Users.Count > 0)
            await db.DeleteAsync(await db.SessionUsers.Where(link => link.IdSession == idSession && !Users.Contains(link.IdUser!.Value)).ToListAsync(cancellation), cancellation);
        if (Devices.Count > 0)
            await db.DeleteAsync(await db.SessionDevices.Where(link => link.IdSession == idSession && !Devices.Contains(link.IdDevice!.Value)).ToListAsync(cancellation), cancellation);
    }
}
