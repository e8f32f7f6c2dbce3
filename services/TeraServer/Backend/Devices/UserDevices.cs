using Microsoft.EntityFrameworkCore;
using OpenTera.TeraServer.Presence;

namespace OpenTera.TeraServer.Devices;

public static class UserDevices
{
    public static void MapUserDevices(this IEndpointRouteBuilder user)
    {
        user.MapGet("/devices", Get).AsksWhoCallsAlong().Produces<DeviceForUser[]>().WithSummary("Get devices information. Only one of the ID parameters is supported at once; without one all accessible devices are returned.");
        user.MapPost("/devices", UserDeviceChanges.Save)
            .Produces<RowAnswer<Device>[]>().WithSummary("Create a device (id_device 0, super and site administrators) or change one, with its sites and projects.");
        user.MapDelete("/devices", UserDeviceChanges.Delete).WithSummary("Delete a device, or take it out of the caller's projects when it is in others as well.");
        user.MapGet("/devices/online", GetOnline).Produces<OnlineDevice[]>().WithSummary("Get the devices that are online.");
        user.MapUserDeviceParticipants();
        user.MapUserDeviceProjects();
        user.MapUserDeviceSites();
        user.MapUserDeviceSubtypes();
        user.MapUserDeviceTypes();
    }

    public sealed record DevicesQuery : Query<DevicesQuery>
    {
        [Help("ID of the device to query"), KeepEmpty]
        public int? Id { get; init; }

        [Help("ID of the device to query"), KeepEmpty]
        public int? IdDevice { get; init; }

        [Help("Device uuid of the device to query"), KeepEmpty]
        public string? DeviceUuid { get; init; }

        [Help("Alias for \"device_uuid\""), KeepEmpty]
        public string? Uuid { get; init; }

        [Help("ID of the site from which to get all associated devices"), KeepEmpty]
        public int? IdSite { get; init; }

        [Help("ID of the project from which to get all associated devices"), KeepEmpty]
        public int? IdProject { get; init; }

        [Help("ID of device type from which to get all devices. Can be combined with id_site or id_project."), KeepEmpty]
        public int? IdDeviceType { get; init; }

        [Help("Device subtype id to get all devices of that subtype."), KeepEmpty]
        public int? IdDeviceSubtype { get; init; }

        [Help("Name of the device to query"), KeepEmpty]
        public string? Name { get; init; }

        [Help("Flag that indicates if associated project(s) information should be included in the returned device list")]
        public bool? Projects { get; init; }

        [Help("Flag that limits the returned data to the enabled devices.")]
        public bool? Enabled { get; init; }

        [Help("Flag that limits the returned data to minimal information")]
        public bool? List { get; init; }

        [Help("Flag that indicates if associated participant(s) information should be included in the returned device list")]
        public bool? WithParticipants { get; init; }

        [Help("Flag that indicates if associated site(s) information should be included in the returned device list")]
        public bool? WithSites { get; init; }

        [Help("Include status information - offline, online, busy for each device")]
        public bool? WithStatus { get; init; }

        /// <summary>The device asked for: <c>id</c> goes first, unless it is 0.</summary>
        internal int? Device => Id is null or 0 ? IdDevice : Id;

        /// <summary>How many ways to choose devices are used.</summary>
        internal int Choices => new object?[] { Device, DeviceUuid, Uuid, IdSite, IdProject, IdDeviceSubtype, Name }.Count(id => id is not null);
    }

    private static async Task<IResult> Get(DevicesQuery query, UserScope scope, WhoIsOnline online, CancellationToken cancellation)
    {
        if (query.Choices > 1 || query.Choices == 0 && query.Id is not null)
            return Refusal.BadRequest("Too many IDs");

        var devices = Asked(query, scope);
        if (query.Enabled == true)
            devices = devices.Where(device => device.DeviceEnabled);
        var found = await Project(devices, query, scope).AsNoTracking().ToListAsync(cancellation);
        if (query.WithParticipants != true)
            found = found.ConvertAll(device => device with { DeviceParticipants = default });
        if (query.Projects != true)
            found = found.ConvertAll(device => device with { DeviceProjects = default });
        if (query.WithSites != true)
            found = found.ConvertAll(device => device with { DeviceSites = default });
        return Answer.Json(query.WithStatus == true ? await WithStatusAsync(found, online) : found);
    }

    private static IQueryable<Device> Asked(DevicesQuery query, UserScope scope)
    {
        var devices = scope.Devices();
        if (query.Device is { } idDevice)
            return devices.Where(device => device.IdDevice == idDevice);
        if ((query.DeviceUuid ?? query.Uuid) is { } uuid)
            return devices.Where(device => device.DeviceUuid == uuid);
        if (query.Name is { } name)
            return devices.Where(device => device.DeviceName == name).OrderBy(device => device.IdDevice).Take(1);
        if (query.IdSite is { } idSite)
        {
            var sites = scope.Sites().Where(site => site.IdSite == idSite);
            devices = devices.Where(device => device.DeviceSites.Any(association => association.IdSite == idSite) && sites.Any());
        }
        else if (query.IdProject is { } idProject)
        {
            var projects = scope.Projects().Where(project => project.IdProject == idProject);
            devices = devices.Where(device => device.DeviceProjects.Any(association => association.IdProject == idProject) && projects.Any());
            if (query.Enabled is { } enabled)
                devices = devices.Where(device => device.DeviceEnabled == enabled);
        }
        else if (query.IdDeviceSubtype is { } idSubtype)
        {
            return devices.Where(device => device.IdDeviceSubtype == idSubtype).OrderBy(device => device.DeviceName);
        }
        else if (query.IdDeviceType is null)
        {
            return devices.OrderBy(device => device.IdDevice);
        }

        if (query.IdDeviceType is { } idType && (idType != 0 || query.Choices == 0))
            devices = devices.Where(device => device.IdDeviceType == idType);
        return devices.OrderBy(device => device.DeviceName);
    }

    /// <summary>With what belongs to it and the user may see. What is not asked for is empty.</summary>
    private static IQueryable<DeviceForUser> Project(IQueryable<Device> devices, DevicesQuery query, UserScope scope)
    {
        var (isShort, withParticipants, withProjects, withSites) = (query.List == true, query.WithParticipants == true, query.Projects == true, query.WithSites == true);
        var participants = scope.Participants();
        var projects = scope.Projects();
        var sites = scope.Sites();
        return devices.Select(device => new DeviceForUser(device)
        {
            Minimal = isShort,
            DeviceSubtype = device.DeviceSubtype == null ? null : new DeviceSubtypeAnswer(device.DeviceSubtype, device.DeviceSubtype.DeviceType.DeviceTypeName),
            DeviceParticipants = device.DeviceParticipants
                .Where(link => withParticipants && participants.Any(participant => participant.IdParticipant == link.IdParticipant))
                .Select(link => new AssignedParticipant(
                    link.IdParticipant, link.Participant.ParticipantName, link.Participant.IdProject, isShort ? null : link.Participant.Project.ProjectName))
                .ToList(),
            DeviceProjects = device.DeviceProjects
                .Where(link => withProjects && projects.Any(project => project.IdProject == link.IdProject))
                .Select(link => new ProjectOfDevice(
                    link.IdDeviceProject, link.IdDevice, link.IdProject, isShort ? null : new ProjectWithSite(link.Project, link.Project.Site.SiteName)))
                .ToList(),
            DeviceSites = device.DeviceSites
                .Where(link => withSites && sites.Any(site => site.IdSite == link.IdSite))
                .Select(link => new SiteOfDevice(link.IdSite, link.Site.Site2faRequired, isShort ? null : link.Site.SiteName))
                .ToList(),
        });
    }

    private static async Task<IEnumerable<DeviceForUser>> WithStatusAsync(List<DeviceForUser> devices, WhoIsOnline online)
    {
        var statuses = await online.OfAsync(ClientKind.Device, devices.ConvertAll(device => device.Row.DeviceUuid));
        return devices.Zip(statuses, (device, status) => device with
        {
            DeviceOnline = status.Online,
            DeviceBusy = status.Busy,
            DeviceStatus = status == Status.Offline ? null : status,
        });
    }

    private static async Task<IResult> GetOnline(UserScope scope, WhoIsOnline online, CancellationToken cancellation)
    {
        var statuses = await online.AllAsync(ClientKind.Device);
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
