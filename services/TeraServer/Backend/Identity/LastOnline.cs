namespace OpenTera.TeraServer.Identity;

/// <summary>Notes when somebody signed in.</summary>
public sealed class LastOnline(TeraContext db)
{
    public Task SetAsync(User user)
    {
        db.Attach(user);
        user.UserLastonline = DateTimeOffset.UtcNow;
        return db.SaveChangesAsync();
    }

    public Task SetAsync(Participant participant)
    {
        db.Attach(participant);
        participant.ParticipantLastonline = DateTimeOffset.UtcNow;
        return db.SaveChangesAsync();
    }

    public Task SetAsync(Device device)
    {
        db.Attach(device);
        device.DeviceLastonline = DateTimeOffset.UtcNow;
        return db.SaveChangesAsync();
    }
}
