using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Presence;

/// <summary>Who is to be disconnected. The first that is named counts.</summary>
public sealed record DisconnectQuery : Query<DisconnectQuery>
{
    [Help("ID of the user to query")]
    public int? IdUser { get; init; }

    [Help("User uuid of the device to query")]
    public string? UserUuid { get; init; }

    [Help("ID of the participant to query")]
    public int? IdParticipant { get; init; }

    [Help("Participant uuid of the device to query")]
    public string? ParticipantUuid { get; init; }

    [Help("ID of the device to query")]
    public int? IdDevice { get; init; }

    [Help("Device uuid of the device to query")]
    public string? DeviceUuid { get; init; }

    /// <summary>The uuid of who is named, which must be among those the caller may disconnect; null when it is not.</summary>
    internal Task<string?> FindAsync(IQueryable<User> users, IQueryable<Participant> participants, IQueryable<Device> devices, CancellationToken cancellation)
    {
        if (IdUser is not null || UserUuid is not null)
            return users.Where(user => user.IdUser == IdUser || IdUser == null && user.UserUuid == UserUuid).Select(user => user.UserUuid).FirstOrDefaultAsync(cancellation);
        if (IdParticipant is not null || ParticipantUuid is not null)
        {
            return participants.Where(participant => participant.IdParticipant == IdParticipant || IdParticipant == null && participant.ParticipantUuid == ParticipantUuid)
                .Select(participant => participant.ParticipantUuid).FirstOrDefaultAsync(cancellation);
        }

        return devices.Where(device => device.IdDevice == IdDevice || IdDevice == null && device.DeviceUuid == DeviceUuid).Select(device => device.DeviceUuid).FirstOrDefaultAsync(cancellation);
    }
}
