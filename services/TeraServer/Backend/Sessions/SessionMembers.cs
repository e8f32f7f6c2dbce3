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

    /// <summary>What is refused to who can't see all of them; null when all are seen.</summary>
    /// <param name="scope">Of the caller; the queries are its own.</param>
    public async Task<Refusal?> RefuseAsync(
        UserScope scope, Func<IQueryable<Participant>> participants, Func<IQueryable<User>> users, Func<IQueryable<Device>> devices, CancellationToken cancellation)
    {
        if (!await AreAllAsync(Participants, ids => participants().Select(row => row.IdParticipant).Where(id => ids.Contains(id))))
            return Denied("participant");
        if (!await AreAllAsync(Users, ids => users().Select(row => row.IdUser).Where(id => ids.Contains(id))))
            return Denied("user");
        return await AreAllAsync(Devices, ids => devices().Select(row => row.IdDevice).Where(id => ids.Contains(id))) ? null : Denied("device");

        static Refusal Denied(string kind) => new(StatusCodes.Status403Forbidden, $"User doesn't have access to at least one {kind} of that session.");

        async Task<bool> AreAllAsync(HashSet<int> members, Func<List<int>, IQueryable<int>> seen)
        {
            if (members.Count == 0)
                return true;
            List<int> ids = [.. members];
            return (await scope.Db.ReadAsync((seen.Method, users.Method, scope.SeesAll), [ids, scope], () => seen(ids), cancellation)).Count == ids.Count;
        }
    }

    /// <summary>Puts them into a session that has nobody yet.</summary>
    public Task FillAsync(TeraContext db, int idSession, CancellationToken cancellation)
    {
        db.AddRange(Participants.Select(id => new SessionParticipant { IdSession = idSession, IdParticipant = id }));
        db.AddRange(Users.Select(id => new SessionUser { IdSession = idSession, IdUser = id }));
        db.AddRange(Devices.Select(id => new SessionDevice { IdSession = idSession, IdDevice = id }));
        return db.SaveChangesAsync(cancellation);
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
