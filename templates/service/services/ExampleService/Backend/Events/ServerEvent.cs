using System.Text.Json;
using System.Text.RegularExpressions;
using Google.Protobuf.WellKnownTypes;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;

namespace OpenTera.ExampleService.Events;

/// <summary>Something that happened in TeraServer.</summary>
/// <param name="Topic">Where TeraServer told it.</param>
/// <param name="Text">What happened.</param>
/// <param name="Time">When.</param>
public sealed partial record ServerEvent(string Topic, string Text, DateTimeOffset Time)
{
    /// <summary>What is in a message, with the uuid of whom it is about; null when it is about nobody.</summary>
    public static IEnumerable<(string? Uuid, ServerEvent Event)> In(BusMessage message)
    {
        foreach (var content in message.Contents())
        {
            if (Read(content) is var (uuid, text))
                yield return (uuid, new(message.Topic, text, DateTimeOffset.UtcNow));
        }
    }

    private static (string? Uuid, string Text)? Read(Any content)
    {
        if (content.TryUnpack(out UserEvent user))
            return (user.UserUuid, $"{user.UserFullname}: {Words(user.Type)}");
        if (content.TryUnpack(out ParticipantEvent participant))
            return (participant.ParticipantUuid, $"{participant.ParticipantName}: {Words(participant.Type)}");
        if (content.TryUnpack(out DeviceEvent device))
            return (device.DeviceUuid, $"{device.DeviceName}: {Words(device.Type)}");
        return content.TryUnpack(out DatabaseEvent change) ? Read(change) : null;
    }

    private static (string? Uuid, string Text) Read(DatabaseEvent change)
    {
        using var json = JsonDocument.Parse(change.ObjectValue);
        return (Field("uuid"), $"{Field("name") ?? change.ObjectType}: {Words(change.Type)}");

        string? Field(string name) => json.RootElement.TryGetProperty($"{change.ObjectType}_{name}", out var value) ? value.GetString() : null;
    }

    /// <summary>UserJoinedSession is "joined session".</summary>
    private static string Words(System.Enum type) => string.Join(' ', CamelCase().Split(type.ToString()).Skip(1)).ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex CamelCase();
}
