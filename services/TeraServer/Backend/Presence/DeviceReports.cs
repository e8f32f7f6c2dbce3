using System.Text.Json;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Presence;

/// <summary>What an online device says of itself, battery and so on: kept with its presence, and told to who listens. Its meaning is the device's own.</summary>
public sealed class DeviceReports(IConnectionMultiplexer redis, WhoIsOnline online, IMessageBus bus)
{
    /// <summary>What is told of a device, as the protocol has it.</summary>
    /// <param name="Status">JSON in a text.</param>
    /// <param name="Timestamp">A number, of the device's own clock.</param>
    public sealed record Report(string Status, JsonElement Timestamp);

    /// <returns>False when the device is not online: then nothing is kept or told.</returns>
    public async Task<bool> TellAsync(string uuid, string name, Report report, CancellationToken cancellation)
    {
        if (!await online.IsOnlineAsync(ClientKind.Device, uuid))
            return false;
        var said = PythonJson.Serialize(report);
        await redis.GetDatabase().HashSetAsync(ClientKind.Said, uuid, said);
        online.Change();
        await bus.PublishEventAsync(Topics.OnlineEvents, new DeviceEvent
        {
            Type = DeviceEvent.Types.EventType.DeviceStatusChanged,
            DeviceUuid = uuid,
            DeviceName = name,
            DeviceStatus = said,
        }, cancellation);
        return true;
    }
}
