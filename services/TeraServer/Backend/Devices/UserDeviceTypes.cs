using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Devices;

public static class UserDeviceTypes
{
    public static void MapUserDeviceTypes(this IEndpointRouteBuilder user)
    {
        user.MapGet("/devicetypes", Get).Produces<RowAnswer<DeviceType>[]>().WithSummary("Get the device types. The id goes before the key.");
        user.MapPost("/devicetypes", Save).Produces<RowAnswer<DeviceType>[]>().WithSummary("Create a device type (id_device_type 0) or change one (super administrators only).");
        user.MapDelete("/devicetypes", Delete).WithSummary("Delete a device type by its id or key (super administrators only).");
    }

    public sealed record DeviceTypesQuery : Query<DeviceTypesQuery>
    {
        [Help("ID of the device type"), KeepEmpty]
        public int? IdDeviceType { get; init; }

        [Help("Key of the device type"), KeepEmpty]
        public string? DeviceTypeKey { get; init; }

        [Help("List of all device types")]
        public bool? List { get; init; }
    }

    public sealed record DeletedDeviceType : Query<DeletedDeviceType>
    {
        [Help("Device type ID to delete")]
        public int? Id { get; init; }

        [Help("Unique device key to delete")]
        public string? DeviceTypeKey { get; init; }
    }

    private static async Task<IResult> Get(DeviceTypesQuery query, UserScope scope, CancellationToken cancellation)
    {
        var types = scope.Db.DeviceTypes.AsNoTracking();
        if (query.IdDeviceType is null && query.DeviceTypeKey is null)
            return Answer.Rows(await types.OrderBy(type => type.IdDeviceType).ToListAsync(cancellation));

        if (query.IdDeviceType is { } idType and not 0)
            types = types.Where(type => type.IdDeviceType == idType);
        else if (query.DeviceTypeKey is { Length: > 0 } key)
            types = types.Where(type => type.DeviceTypeKey == key);
        else
            return Answer.Rows<DeviceType>([]);

        return await types.FirstOrDefaultAsync(cancellation) is { } found ? Answer.Row(found) : new Refusal(StatusCodes.Status403Forbidden, "Unexisting ID/Forbidden access");
    }

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        if (body["device_type"] is not { } values)
            return Refusal.BadRequest("Missing device type");
        if (values.Int("id_device_type") is not { } idType)
            return Refusal.BadRequest("Missing id_device_type");
        if (!scope.User.UserSuperadmin)
            return Refusal.Forbidden;

        var type = idType == 0 ? new DeviceType() : await scope.Db.DeviceTypes.FindAsync([idType], cancellation);
        if (type is null)
            return Refusal.BadRequest("Invalid device type");
        values.ApplyTo(scope.Db.Entry(type));
        await (idType == 0 ? scope.Db.InsertAsync(type, cancellation) : scope.Db.UpdateAsync(type, cancellation));
        return Answer.Row(type);
    }

    private static async Task<IResult> Delete(DeletedDeviceType query, UserScope scope, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Missing arguments");
        if (query.Id is not null && query.DeviceTypeKey is not null)
            return Refusal.BadRequest("Tried to delete with 2 parameters");
        if (await scope.Db.DeviceTypes.FirstOrDefaultAsync(type => type.IdDeviceType == query.Id || type.DeviceTypeKey == query.DeviceTypeKey, cancellation) is not { } type)
            return Refusal.BadRequest("Device type not found");
        if (!scope.User.UserSuperadmin)
            return Refusal.Forbidden;

        try
        {
            await scope.Db.DeleteAsync(type, cancellation);
        }
        catch (IntegrityException)
        {
            return Refusal.InUse("Can't delete device type: please delete all associated devices before deleting.");
        }

        return Answer.Text("Device type successfully deleted");
    }
}
