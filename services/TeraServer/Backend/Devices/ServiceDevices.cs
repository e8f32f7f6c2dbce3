using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Devices;

public static class ServiceDevices
{
    public static void MapServiceDevices(this IEndpointRouteBuilder service)
    {
        service.MapGet("/devices", Get).AsksWhoCallsAlong().Produces<DeviceForService>().WithSummary("Get a device of the service's projects by its id or uuid.");
        service.MapPost("/devices", Save).AnswersInvalidValuesByBadRequest().WithMetadata(new BodyCheck(CheckAsync)).Produces<RowAnswer<Device>>().WithSummary("Create a device (id_device 0) or change one of the service's projects.");
    }

    public sealed record DevicesQuery : Query<DevicesQuery>
    {
        [Help("Device uuid of the device to query")]
        public string? DeviceUuid { get; init; }

        [Help("Device ID to query")]
        public int? IdDevice { get; init; }

        [Help("Give more information about type")]
        public bool? WithDeviceType { get; init; }

        [Help("Give more information about subtype")]
        public bool? WithDeviceSubtype { get; init; }

        [Help("Give more information about assets")]
        public bool? WithDeviceAssets { get; init; }
    }

    public sealed record DeviceForService(Device Row) : RowAnswer<Device>(Row)
    {
        public Optional<RowAnswer<DeviceType>> DeviceType { get; init; }
        public Optional<DeviceSubtypeAnswer?> DeviceSubtype { get; init; }
        public Optional<IReadOnlyList<RowAnswer<Asset>>> DeviceAssets { get; init; }
    }

    private static async Task<IResult> Get(DevicesQuery query, ServiceScope scope, CancellationToken cancellation)
    {
        if (query is { DeviceUuid: null, IdDevice: null })
            return Refusal.BadRequest("Missing arguments");

        var (accessible, withAssets) = (scope.Devices(), query.WithDeviceAssets == true);
        var found = await scope.Db.Devices.AsNoTracking()
            .Where(device => query.DeviceUuid != null ? device.DeviceUuid == query.DeviceUuid : device.IdDevice == query.IdDevice)
            .Select(device => new
            {
                Device = device,
                IsAccessible = accessible.Any(row => row.IdDevice == device.IdDevice),
                device.DeviceType,
                Subtype = device.DeviceSubtype,
                Assets = device.Assets.Where(asset => withAssets).ToList(),
            })
            .FirstOrDefaultAsync(cancellation);
        if (found is null)
            return Refusal.BadRequest("Missing arguments");
        if (!found.IsAccessible)
            return Refusal.Forbidden;

        var answer = new DeviceForService(found.Device);
        if (query.WithDeviceType == true)
            answer = answer with { DeviceType = new RowAnswer<DeviceType>(found.DeviceType) };
        if (query.WithDeviceSubtype == true)
            answer = answer with { DeviceSubtype = found.Subtype is null ? null : new DeviceSubtypeAnswer(found.Subtype, found.DeviceType.DeviceTypeName) };
        if (withAssets)
            answer = answer with { DeviceAssets = found.Assets.ConvertAll(asset => new RowAnswer<Asset>(asset)) };
        return Answer.Json(answer);
    }

    private static InvalidInput WithoutId { get; } = InvalidInput.Argument("device.id_device", "'id_device' is a required property");

    private static async Task<IResult?> CheckAsync(HttpRequest request) =>
        await JsonBody.ParseAsync(request) is { } root && new JsonBody(root)["device"] is { } values && !values.Has("id_device") ? WithoutId : null;

    private static async Task<IResult> Save(JsonBody body, ServiceScope scope, CancellationToken cancellation)
    {
        if (body["device"] is not { } values)
            return Refusal.BadRequest("Missing arguments");
        if (values.Int("id_device") is not { } idDevice)
            return WithoutId;
        if (values.Int("id_device_type") is not { } idType || values.Int("id_device_subtype") is not { } idSubtype)
            return Refusal.BadRequest("Missing arguments");
        if (idType < 1)
            return new Refusal(StatusCodes.Status403Forbidden, "Unknown device type");
        if (idSubtype < 0)
            return new Refusal(StatusCodes.Status403Forbidden, "Unknown device subtype");

        if (idDevice == 0)
        {
            return Answer.Json(new RowAnswer<Device>(await scope.Db.InsertAsync(new Device
            {
                DeviceName = values.String("device_name") ?? throw new RefusedException(Refusal.BadRequest("Missing arguments")),
                IdDeviceType = idType,
                IdDeviceSubtype = idSubtype,
                DeviceEnabled = true,
                DeviceOnlineable = true,
            }, cancellation)));
        }

        if (await scope.Devices().FirstOrDefaultAsync(device => device.IdDevice == idDevice, cancellation) is not { } device)
            return Refusal.Forbidden;
        values.Remove("device_uuid");
        values.Remove("device_subtype");
        values.ApplyTo(scope.Db.Entry(device));
        await scope.Db.UpdateAsync(device, cancellation);
        return Answer.Json(new RowAnswer<Device>(device));
    }
}
