using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Participants;

/// <summary>What users and services say of a participant.</summary>
internal static class ParticipantValues
{
    /// <summary>Gives the participant these values. Its uuid stays as it is, and its password too when none is given.</summary>
    /// <exception cref="InvalidValueException">By default the endpoint answers "Database error".</exception>
    public static void ApplyTo(this JsonValues values, Participant participant, TeraContext db)
    {
        var password = values.String("participant_password");
        values.Remove("participant_password");
        values.Remove("participant_uuid");
        var entry = db.Entry(participant);
        values.ApplyTo(entry);
        // Whoever says that it is enabled is refused in a disabled project, also when it is enabled already.
        if (entry.State != EntityState.Detached && values.Has("participant_enabled"))
            entry.Property(row => row.ParticipantEnabled).IsModified = true;
        if (!string.IsNullOrEmpty(password))
            participant.ParticipantPassword = Password.Hash(password);
    }
}
