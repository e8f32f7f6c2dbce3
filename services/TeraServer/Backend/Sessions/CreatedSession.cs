using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sessions;

/// <summary>A session that a participant or device creates, or changes as its creator.</summary>
/// <param name="Creator">The column of its creator.</param>
/// <param name="Types">The types it may have.</param>
/// <param name="Created">Those the creator has created.</param>
internal sealed record CreatedSession(TeraContext Db, string Creator, int IdCreator, IQueryable<SessionType> Types, IQueryable<Session> Created)
{
    private static readonly string[] Creators = ["id_creator_device", "id_creator_participant", "id_creator_service", "id_creator_user"];

    public async Task<IResult> SaveAsync(JsonBody body, CancellationToken cancellation)
    {
        if (body["session"] is not { } values)
            return Refusal.BadRequest("Missing session");
        if (values.Int("id_session") is not { } idSession)
            return Refusal.BadRequest("Missing id_session value");
        if (values.Int("id_session_type") is not { } idType)
            return Refusal.BadRequest("Missing id_session_type value");
        if (idSession == 0 && !values.Has("session_participants") && !values.Has("session_users") && !values.Has("session_devices"))
            return Refusal.BadRequest("Missing session participants and/or users and/or devices");
        if (!await Types.AnyAsync(type => type.IdSessionType == idType, cancellation))
            return new Refusal(StatusCodes.Status403Forbidden, "No access to session type");

        var participants = values.TakeStrings("session_participants");
        values.Remove("session_users");
        values.Remove("session_devices");
        foreach (var creator in Creators)
            values.Remove(creator);
        if (idSession != 0)
        {
            return await Created.FirstOrDefaultAsync(session => session.IdSession == idSession, cancellation) is { } known
                ? await ChangeAsync(known, values, cancellation)
                : new Refusal(StatusCodes.Status403Forbidden, "Unauthorized");
        }

        if (values.String("session_name") is not { } name)
            return Refusal.BadRequest("Missing argument 'session name'");
        if (values.String("session_start_datetime") is not { } text)
            return Refusal.BadRequest("Missing argument 'session_start_datetime'");
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start))
            return Refusal.BadRequest("Invalid request", ": session_start_datetime");

        if (await SameAsync(name, idType, start, participants, cancellation) is { } same)
        {
            values.Remove("session_start_datetime");
            return await ChangeAsync(same, values, cancellation);
        }

        var ids = await Db.Participants.Where(participant => participants.Contains(participant.ParticipantUuid)).Select(participant => participant.IdParticipant).ToListAsync(cancellation);
        return ids.Count == participants.Count ? await CreateAsync(values, ids, cancellation) : Refusal.BadRequest("Invalid participant uuid");
    }

    /// <summary>A session of that name, type, day and participants is not created twice.</summary>
    private async Task<Session?> SameAsync(string name, int idType, DateTimeOffset start, HashSet<string> participants, CancellationToken cancellation)
    {
        var day = new DateTimeOffset(start.Date, TimeSpan.Zero);
        var end = day.AddDays(1);
        var alike = await Created.Where(session => session.SessionName == name && session.IdSessionType == idType && session.SessionStartDatetime >= day && session.SessionStartDatetime < end)
            .OrderBy(session => session.IdSession)
            .Select(session => new { Session = session, Participants = session.SessionParticipants.Select(link => link.Participant!.ParticipantUuid).ToList() })
            .ToListAsync(cancellation);
        return alike.Find(session => participants.SetEquals(session.Participants))?.Session;
    }

    private async Task<IResult> CreateAsync(JsonValues values, List<int> participants, CancellationToken cancellation)
    {
        values.Set(Creator, IdCreator);
        var session = new Session();
        await using var transaction = await Db.Database.BeginTransactionAsync(cancellation);
        await session.SaveAsync(values, Db, cancellation);
        await new SessionMembers([.. participants], [], []).FillAsync(Db, session.IdSession, cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer.Json(await new SessionReading(Db).OneAsync(session, cancellation));
    }

    private async Task<IResult> ChangeAsync(Session session, JsonValues values, CancellationToken cancellation)
    {
        await session.SaveAsync(values, Db, cancellation);
        return Answer.Json(await new SessionReading(Db).OneAsync(session, cancellation));
    }
}
