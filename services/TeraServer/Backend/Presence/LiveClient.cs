using Google.Protobuf;
using OpenTera.ServiceDefaults.Communication.Messages;

namespace OpenTera.TeraServer.Presence;

/// <summary>What can happen to a client.</summary>
public enum ClientChange
{
    Connected,
    Disconnected,
    JoinedSession,
    LeftSession,
}

/// <summary>A user, participant or device as events tell of it.</summary>
/// <param name="Project">Name of a participant's project.</param>
/// <param name="Site">Name of a participant's site.</param>
public sealed record LiveClient(ClientKind Kind, string Uuid, string Name, string Project = "", string Site = "")
{
    /// <summary>The event that tells of a change.</summary>
    public IMessage Event(ClientChange change) => Kind.Name switch
    {
        "user" => new UserEvent { UserUuid = Uuid, UserFullname = Name, Type = OfUser(change) },
        "participant" => new ParticipantEvent
        {
            ParticipantUuid = Uuid,
            ParticipantName = Name,
            ParticipantProjectName = Project,
            ParticipantSiteName = Site,
            Type = OfParticipant(change),
        },
        _ => new DeviceEvent { DeviceUuid = Uuid, DeviceName = Name, Type = OfDevice(change) },
    };

    private static UserEvent.Types.EventType OfUser(ClientChange change) => change switch
    {
        ClientChange.Connected => UserEvent.Types.EventType.UserConnected,
        ClientChange.Disconnected => UserEvent.Types.EventType.UserDisconnected,
        ClientChange.JoinedSession => UserEvent.Types.EventType.UserJoinedSession,
        _ => UserEvent.Types.EventType.UserLeftSession,
    };

    private static ParticipantEvent.Types.EventType OfParticipant(ClientChange change) => change switch
    {
        ClientChange.Connected => ParticipantEvent.Types.EventType.ParticipantConnected,
        ClientChange.Disconnected => ParticipantEvent.Types.EventType.ParticipantDisconnected,
        ClientChange.JoinedSession => ParticipantEvent.Types.EventType.ParticipantJoinedSession,
        _ => ParticipantEvent.Types.EventType.ParticipantLeftSession,
    };

    private static DeviceEvent.Types.EventType OfDevice(ClientChange change) => change switch
    {
        ClientChange.Connected => DeviceEvent.Types.EventType.DeviceConnected,
        ClientChange.Disconnected => DeviceEvent.Types.EventType.DeviceDisconnected,
        ClientChange.JoinedSession => DeviceEvent.Types.EventType.DeviceJoinedSession,
        _ => DeviceEvent.Types.EventType.DeviceLeftSession,
    };
}
