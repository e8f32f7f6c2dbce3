using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using OpenTera.ServiceDefaults.Communication.Messages;

namespace OpenTera.TeraServer.WebSockets;

/// <summary>Who may see an event. It is asked anew for each event, by one SQL statement however many listen: access that was taken away is away.</summary>
public sealed class Audience(IServiceScopeFactory scopes)
{
    private static readonly IReadOnlySet<string> Nobody = new HashSet<string>();

    /// <summary>The uuids of those who may see it; null: everybody.</summary>
    public async Task<IReadOnlySet<string>?> OfAsync(Any @event, CancellationToken cancellation)
    {
        if (@event.Is(StopSessionEvent.Descriptor))
            return null;
        if (@event.TryUnpack<JoinSessionEvent>(out var join))
            return new HashSet<string>([.. join.SessionUsers, .. join.SessionParticipants, .. join.SessionDevices]);
        if (@event.TryUnpack<ArchiveEvent>(out var archive))
            return new HashSet<string> { archive.OwnerUuid };

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TeraContext>();
        if (@event.TryUnpack<UserEvent>(out var user))
            return await db.ViewersOfUser(user.UserUuid).ToHashSetAsync(cancellation);
        if (@event.TryUnpack<ParticipantEvent>(out var participant))
            return await db.ViewersOfParticipant(participant.ParticipantUuid).ToHashSetAsync(cancellation);
        if (@event.TryUnpack<DeviceEvent>(out var device))
            return await db.ViewersOfDevice(device.DeviceUuid).ToHashSetAsync(cancellation);
        if (@event.TryUnpack<LeaveSessionEvent>(out var leave))
            return await db.MembersOfSession(leave.SessionUuid).ToHashSetAsync(cancellation);
        if (@event.TryUnpack<JoinSessionReplyEvent>(out var reply))
        {
            var members = await db.MembersOfSession(reply.SessionUuid).ToHashSetAsync(cancellation);
            members.ExceptWith([reply.UserUuid, reply.ParticipantUuid, reply.DeviceUuid]);
            return members;
        }

        return Nobody;
    }
}
