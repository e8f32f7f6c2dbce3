using OpenTera.ServiceDefaults.Communication;
using OpenTera.TeraServer.Presence;

namespace OpenTera.TeraServer.Devices;

/// <summary>What an online device says of itself.</summary>
internal static class DeviceStatus
{
    public static async Task<IResult> Set(JsonBody body, DeviceScope scope, DeviceReports reports, CancellationToken cancellation)
    {
        var values = body.Values.ToJson();
        if (!values.TryGetValue("status", out var status) || !values.TryGetValue("timestamp", out var timestamp))
            return Refusal.BadRequest("Missing arguments");

        var report = new DeviceReports.Report(PythonJson.Serialize(status), timestamp);
        return await reports.TellAsync(scope.Device.DeviceUuid, scope.Device.DeviceName, report, cancellation)
            ? Answer.Json(new { Uuid = scope.Device.DeviceUuid, report.Status, report.Timestamp })
            : new Refusal(StatusCodes.Status403Forbidden, "Status update forbidden on offline device.");
    }
}
