using System.Text.Json;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;
using OpenTera.TeraServer.Presence;

namespace OpenTera.TeraServer.Devices;

/// <summary>What an online device says of itself, battery and so on: shown with its presence, and told to who listens. Its meaning is the device's own.</summary>
internal static class DeviceStatus
{
    public static async Task<IResult> Set(JsonBody body, DeviceScope scope, WhoIsOnline online, IMessageBus bus, CancellationToken cancellation)
    {
        var values = body.Values.ToJson();
        if (!values.TryGetValue("status", out var status) || !values.TryGetValue("timestamp", out var timestamp))
            return Refusal.BadRequest("Missing arguments");

        var said = new { Status = PythonJson.Serialize(status), Timestamp = timestamp };
        if (!await online.SayAsync(scope.Device.DeviceUuid, JsonSerializer.SerializeToElement(said, PythonJson.Options)))
            return new Refusal(StatusCodes.Status403Forbidden, "Status update forbidden on offline device.");

        await bus.PublishEventAsync(Topics.OnlineEvents, new DeviceEvent
        {
            Type = DeviceEvent.Types.EventType.DeviceStatusChanged,
            DeviceUuid = scope.Device.DeviceUuid,
            DeviceName = scope.Device.DeviceName,
            DeviceStatus = PythonJson.Serialize(said),
        }, cancellation);
        return Answer.Json(new { Uuid = scope.Device.DeviceUuid, said.Status, said.Timestamp });
    }
}
