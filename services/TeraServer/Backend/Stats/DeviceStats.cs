namespace OpenTera.TeraServer.Stats;

public sealed record DeviceStats
{
    public int AssetsTotalCount { get; init; }
    public int ProjectsTotalCount { get; init; }
    public int ParticipantsTotalCount { get; init; }
    public int SessionsTotalCount { get; init; }

    internal static IQueryable<DeviceStats> Of(int idDevice, UserScope scope) =>
        scope.Devices().Where(device => device.IdDevice == idDevice).Select(device => new DeviceStats
        {
            AssetsTotalCount = device.Assets.Count(),
            ProjectsTotalCount = device.DeviceProjects.Count(),
            ParticipantsTotalCount = device.DeviceParticipants.Count(),
            SessionsTotalCount = device.SessionDevices.Count(),
        });
}
