using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Devices;

public static class UserDeviceSubtypes
{
    private static readonly Expression<Func<DeviceSubtype, DeviceSubtypeAnswer>> WithParent = subtype => new DeviceSubtypeAnswer(subtype, subtype.DeviceType.DeviceTypeName);

    public static void MapUserDeviceSubtypes(this IEndpointRouteBuilder user)
    {
        user.MapGet("/devicesubtypes", Get).Produces<DeviceSubtypeAnswer[]>().WithSummary("Get the device subtypes, of one device type or of all. Only one of the ID parameters is supported at once.");
        user.MapPost("/devicesubtypes", Save).Produces<DeviceSubtypeAnswer[]>().WithSummary("Create a device subtype (id_device_subtype 0) or change one (super administrators only).");
        user.MapDelete("/devicesubtypes", Delete).WithSummary("Delete a device subtype (super administrators only).");
    }

    public sealed record DeviceSubtypesQuery : Query<DeviceSubtypesQuery>
    {
        [Help("ID of the device subtype to query"), KeepEmpty]
        public int? IdDeviceSubtype { get; init; }

        [Help("ID of the device type from which to get all subtypes"), KeepEmpty]
        public int? IdDeviceType { get; init; }

        [Help("Return minimal information")]
        public bool? List { get; init; }
    }

    public sealed record DeletedDeviceSubtype : Query<DeletedDeviceSubtype>
    {
        [Help("Device subtype ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    private static async Task<IResult> Get(DeviceSubtypesQuery query, UserScope scope, CancellationToken cancellation)
    {
        if (query is { IdDeviceSubtype: not null, IdDeviceType: not null })
            return Refusal.BadRequest("Too Many IDs");

        var found = await scope.Db.DeviceSubtypes.AsNoTracking().OrderBy(subtype => subtype.IdDeviceSubtype)
            .Where(subtype => (query.IdDeviceSubtype == null || subtype.IdDeviceSubtype == query.IdDeviceSubtype) && (query.IdDeviceType == null || subtype.IdDeviceType == query.IdDeviceType))
            .Select(WithParent).ToListAsync(cancellation);
        if (query.IdDeviceSubtype is not null && found.Count == 0)
            return new Refusal(StatusCodes.Status403Forbidden, "No access to device subtype");
        if (query.IdDeviceType is { } idType && found.Count == 0 && !await scope.Db.DeviceTypes.AnyAsync(type => type.IdDeviceType == idType, cancellation))
            return new Refusal(StatusCodes.Status403Forbidden, "No access to device type");
        return Answer.Json(found);
    }

    /// <summary>A subtype stays in its type.</summary>
    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        if (body["device_subtype"] is not { } values)
            return Refusal.BadRequest("Missing device_subtype");
        if (values.Int("id_device_subtype") is not { } idSubtype)
            return Refusal.BadRequest("Missing id_device_subtype");
        if (!scope.User.UserSuperadmin)
            return Refusal.Forbidden;

        var subtype = idSubtype == 0 ? new DeviceSubtype() : await scope.Db.DeviceSubtypes.FindAsync([idSubtype], cancellation);
        if (subtype is null)
            return Refusal.BadRequest("Invalid device subtype");
        if (idSubtype != 0)
            values.Remove("id_device_type");
        values.ApplyTo(scope.Db.Entry(subtype));
        await (idSubtype == 0 ? scope.Db.InsertAsync(subtype, cancellation) : scope.Db.UpdateAsync(subtype, cancellation));
        return Answer.Json(await scope.Db.DeviceSubtypes.Where(row => row.IdDeviceSubtype == subtype.IdDeviceSubtype).Select(WithParent).ToListAsync(cancellation));
    }

    private static async Task<IResult> Delete(DeletedDeviceSubtype query, UserScope scope, CancellationToken cancellation)
    {
        if (!scope.User.UserSuperadmin)
            return Refusal.Forbidden;
        if (await scope.Db.DeviceSubtypes.FindAsync([query.Id], cancellation) is not { } subtype)
            return Refusal.BadRequest("Device subtype not found");

        try
        {
            await scope.Db.DeleteAsync(subtype, cancellation);
        }
        catch (IntegrityException)
        {
            return Refusal.InUse("Can't delete device subtype: please delete all devices of that subtype before deleting.");
        }

        return Answer.Text("Device subtype successfully deleted");
    }
}
