using Microsoft.EntityFrameworkCore;
using static OpenTera.TeraServer.Login.DeviceLogin;

namespace OpenTera.TeraServer.Devices;

/// <summary>What a device may know and say of itself.</summary>
public static class DeviceSelf
{
    public static void MapDeviceSelf(this IEndpointRouteBuilder device)
    {
        device.MapGet("/devices", Get).WithSummary("Get the device itself, its participants and the session types of its projects.");
        device.MapPost("/devices", Save).Produces<RowAnswer<Device>[]>().WithSummary("Change the device's configuration.");
        device.MapPost("/status", DeviceStatus.Set).WithSummary("Tell the status of the device while it is online.");
    }

    private static async Task<IResult> Get(DeviceScope scope, CancellationToken cancellation)
    {
        var participants = await scope.Participants().Select(participant => new ParticipantInfo(participant.ParticipantName, participant.ParticipantUuid)).ToListAsync(cancellation);
        var types = await scope.SessionTypes().AsNoTracking().ToListAsync(cancellation);
        return Answer.Json(new
        {
            DeviceInfo = new RowAnswer<Device>(scope.Device) { Minimal = true },
            ParticipantsInfo = participants,
            SessionTypesInfo = types.ConvertAll(type => new RowAnswer<SessionType>(type) { Minimal = true }),
        });
    }

    private static async Task<IResult> Save(JsonBody body, DeviceScope scope, CancellationToken cancellation)
    {
        if (body["device"] is not { } values)
            return Refusal.BadRequest("Missing device schema");
        if (!values.Has("device_config"))
            return Refusal.BadRequest("Missing config");
        if (values.Has("id_device") && values.String("id_device") != $"{scope.Device.IdDevice}")
            return Refusal.Forbidden;

        var device = await scope.Db.Devices.FirstAsync(device => device.IdDevice == scope.Device.IdDevice, cancellation);
        device.DeviceConfig = values.String("device_config");
        await scope.Db.UpdateAsync(device, cancellation);
        return Answer.Row(device);
    }
}
