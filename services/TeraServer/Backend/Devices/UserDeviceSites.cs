using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Devices;

public static class UserDeviceSites
{
    private static readonly LinkShape Shape = new(
        "device_site",
        new("device", "id_device", "sites") { Uuid = "device_uuid", ByUuid = (db, uuid) => db.Devices.Where(device => device.DeviceUuid == uuid).Select(device => device.IdDevice) },
        new("site", "id_site", "devices") { MissingId = "Missing site ID" });

    public static void MapUserDeviceSites(this IEndpointRouteBuilder user)
    {
        user.MapGet("/devices/sites", Get).Produces<DeviceSiteAnswer[]>().WithSummary("Get the sites of a device or the devices of a site. Only one ID parameter is required and supported at once.");
        user.MapPost("/devices/sites", Save).WithSummary("Associate devices with sites (super administrators only).");
        user.MapDelete("/devices/sites", Delete).WithSummary("Take a device out of a site and its projects (administrators of the site).");
    }

    public sealed record DeviceSitesQuery : Query<DeviceSitesQuery>
    {
        [Help("ID of the device from which to request all associated sites")]
        public int? IdDevice { get; init; }

        [Help("ID of the site from which to get all associated devices")]
        public int? IdSite { get; init; }

        [Help("Flag that limits the returned data to minimal information (ids only)")]
        public bool? List { get; init; }

        [Help("Used with id_project. Also return devices that don't have any association with that project")]
        public bool? WithDevices { get; init; }

        [Help("Used with id_service. Also return site information of the returned projects.")]
        public bool? WithSites { get; init; }
    }

    public sealed record DeletedDeviceSite : Query<DeletedDeviceSite>
    {
        [Help("Specific device-site association ID to delete. Be careful: this is not the device or the site ID, but the ID of the association itself!"), Mandatory]
        public int Id { get; init; }
    }

    /// <summary>A device and a site. Not associated ones have no id of the association, and one of the others is null.</summary>
    public record DeviceSiteIds(int? IdDeviceSite, int? IdDevice, int? IdSite);

    /// <param name="DeviceAvailable">No participant that the user can see has the device.</param>
    public sealed record DeviceSiteAnswer(int? IdDeviceSite, int? IdDevice, int? IdSite, string? DeviceName, string? SiteName, bool DeviceAvailable) : DeviceSiteIds(IdDeviceSite, IdDevice, IdSite);

    private static async Task<IResult> Get(DeviceSitesQuery query, UserScope scope, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Missing arguments");

        List<DeviceSiteAnswer> found = query switch
        {
            { IdDevice: { } idDevice } => await OfDevice(idDevice, query.WithSites == true, scope).ToListAsync(cancellation),
            { IdSite: { } idSite } => await OfSite(idSite, query.WithDevices == true, scope).ToListAsync(cancellation),
            _ => [],
        };
        return query.List is null ? Answer.Json(found) : Answer.Json(found.ConvertAll(link => new DeviceSiteIds(link.IdDeviceSite, link.IdDevice, link.IdSite)));
    }

    private static IQueryable<DeviceSiteAnswer> OfDevice(int idDevice, bool withOthers, UserScope scope)
    {
        var participants = scope.Participants();
        var devices = scope.Devices();
        return
            from site in scope.Sites()
            from link in site.DeviceSites.Where(link => link.IdDevice == idDevice).DefaultIfEmpty()
            where (withOthers || link != null) && devices.Any(device => device.IdDevice == idDevice)
            orderby site.SiteName
            select new DeviceSiteAnswer(link.IdDeviceSite, link.IdDevice, site.IdSite, link.Device.DeviceName, site.SiteName, link != null
                && !link.Device.DeviceParticipants.Any(assignment => participants.Any(participant => participant.IdParticipant == assignment.IdParticipant)));
    }

    private static IQueryable<DeviceSiteAnswer> OfSite(int idSite, bool withOthers, UserScope scope)
    {
        var participants = scope.Participants();
        var sites = scope.Sites();
        return
            from device in scope.Devices()
            from link in device.DeviceSites.Where(link => link.IdSite == idSite).DefaultIfEmpty()
            where (withOthers || link != null) && sites.Any(site => site.IdSite == idSite)
            orderby device.DeviceName
            select new DeviceSiteAnswer(link.IdDeviceSite, device.IdDevice, link.IdSite, device.DeviceName, link.Site.SiteName,
                !device.DeviceParticipants.Any(assignment => participants.Any(participant => participant.IdParticipant == assignment.IdParticipant)));
    }

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        if (!scope.User.UserSuperadmin)
            return Refusal.Forbidden;

        var wanted = await WantedLinks<DeviceSite>.ReadAsync(body, Shape, scope.Db, cancellation);
        return await wanted.SaveAsync(
            Refusal.InUse("Can't delete device from site. Please remove all participants associated with the device or all sessions in the site referring to the device before deleting."),
            Refusal.DatabaseError,
            cancellation);
    }

    private static async Task<IResult> Delete(DeletedDeviceSite query, UserScope scope, CancellationToken cancellation)
    {
        if (await scope.Db.DeviceSites.FirstOrDefaultAsync(link => link.IdDeviceSite == query.Id, cancellation) is not { } link)
            return Refusal.BadRequest("Bad parameter");
        if (!await scope.AdminSites().AnyAsync(site => site.IdSite == link.IdSite, cancellation))
            return Refusal.Forbidden;

        try
        {
            await scope.Db.DeleteAsync(link, cancellation);
        }
        catch (IntegrityException)
        {
            return Refusal.DatabaseError;
        }

        return Answer.Deleted;
    }
}
