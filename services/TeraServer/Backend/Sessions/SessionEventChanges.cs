using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sessions;

internal static class SessionEventChanges
{
    /// <summary>Creates an event, or changes one.</summary>
    /// <param name="sessions">Those whose events the caller may change.</param>
    /// <param name="denied">What is answered when the event is in none of them, or is to come from another one.</param>
    public static async Task<IResult> SaveAsync(JsonValues values, IQueryable<Session> sessions, TeraContext db, Refusal denied, CancellationToken cancellation)
    {
        var (idSession, idEvent) = (values.Int("id_session"), values.Int("id_session_event"));
        if (!await sessions.AnyAsync(session => session.IdSession == idSession, cancellation))
            return denied;

        SessionEvent? row;
        if (idEvent is null or 0)
        {
            if (values.Missing("id_session_event_type", "session_event_datetime") is not null)
                return Refusal.DatabaseError;
            row = new SessionEvent();
            values.ApplyTo(db.Entry(row));
            await db.InsertAsync(row, cancellation);
            return Answer.Row(row);
        }

        row = await db.SessionEvents.FirstOrDefaultAsync(row => row.IdSessionEvent == idEvent, cancellation);
        if (row is null)
            return Refusal.DatabaseError;
        if (row.IdSession != idSession && !await sessions.AnyAsync(session => session.IdSession == row.IdSession, cancellation))
            return denied;
        values.ApplyTo(db.Entry(row));
        await db.UpdateAsync(row, cancellation);
        return Answer.Row(row);
    }
}
