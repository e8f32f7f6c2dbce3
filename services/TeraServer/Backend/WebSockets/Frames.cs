using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using OpenTera.ServiceDefaults.Communication.Messages;

namespace OpenTera.TeraServer.WebSockets;

/// <summary>Events as WebSockets send them: JSON of a TeraMessage, default values written out.</summary>
internal static class Frames
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default
        .WithFormatDefaultValues(true)
        .WithIndentation("  ")
        .WithTypeRegistry(TypeRegistry.FromMessages(
            TeraEvent.Descriptor, UserEvent.Descriptor, ParticipantEvent.Descriptor, DeviceEvent.Descriptor, JoinSessionEvent.Descriptor,
            JoinSessionReplyEvent.Descriptor, LeaveSessionEvent.Descriptor, StopSessionEvent.Descriptor, ArchiveEvent.Descriptor)));

    public static ReadOnlyMemory<byte> Of(TeraEvent.Types.Header header, IEnumerable<Any> events) => System.Text.Encoding.UTF8.GetBytes(
        Formatter.Format(new TeraMessage { Message = Any.Pack(new TeraEvent { Header = header, Events = { events } }) }));
}
