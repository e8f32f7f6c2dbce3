using Microsoft.EntityFrameworkCore;
using OpenTera.TeraServer.Presence;

namespace OpenTera.TeraServer.Devices;

public static class UserDevices
{
    public static void MapUserDevices(this IEndpointRouteBuilder user) =>
        user.MapGet("/devices/online", GetOnline).WithSummary("Get the devices that are online.");

    private static async Task<IResult> GetOnline(UserScope scope, WhoIsOnline online, CancellationToken cancellation)
    {
        var statuses = await online.AllAsync(WhoIsOnline.Devices);
        var uuids = statuses.Keys;
        var devices = await scope.Devices().AsNoTracking().Where(device => uuids.Contains(device.DeviceUuid)).OrderBy(device => device.DeviceName).ToListAsync(cancellation);
        return Answer.Json(devices.ConvertAll(device => new OnlineDevice(device, statuses[device.DeviceUuid]) { Minimal = true }));
    }

    /// <param name="DeviceStatus">Holds the other two as well: they are older.</param>
    private sealed record OnlineDevice(Device Row, Status DeviceStatus) : RowAnswer<Device>(Row)
    {
        public bool DeviceOnline => DeviceStatus.Online;
        public bool DeviceBusy => DeviceStatus.Busy;
    }
}
