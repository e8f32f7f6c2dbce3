using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Devices;

public static class UserDeviceProjects
{
    internal const string InUse =
        "Can't delete device from project. Please remove all participants associated with the device or all sessions in the project referring to the device before deleting.";

    private static readonly LinkShape Shape = new(
        "device_project",
        new("device", "id_device", "projects") { Uuid = "device_uuid", ByUuid = (db, uuid) => db.Devices.Where(device => device.DeviceUuid == uuid).Select(device => device.IdDevice) },
        new("project", "id_project", "devices"))
    {
        Malformed = "",
    };

    public static void MapUserDeviceProjects(this IEndpointRouteBuilder user)
    {
        user.MapGet("/devices/projects", Get).Produces<DeviceProjectAnswer[]>().WithSummary("Get the projects of a device or the devices of a project. Only one ID parameter is required and supported at once.");
        user.MapPost("/devices/projects", Save).WithSummary("Associate devices with projects of their sites (administrators of the site).");
        user.MapDelete("/devices/projects", Delete).WithSummary("Take a device out of a project (administrators of the project and a site of the device).");
    }

    public sealed record DeviceProjectsQuery : Query<DeviceProjectsQuery>
    {
        [Help("ID of the device from which to request all associated projects")]
        public int? IdDevice { get; init; }

        [Help("ID of the project from which to get all associated devices")]
        public int? IdProject { get; init; }

        [Help("Flag that limits the returned data to minimal information (ids only)")]
        public bool? List { get; init; }

        [Help("Used with id_device. Also return projects that don't have any association with that device")]
        public bool? WithProjects { get; init; }

        [Help("Used with id_project. Also return devices that don't have any association with that project")]
        public bool? WithDevices { get; init; }

        [Help("Used with id_device. Also return site information of the returned projects.")]
        public bool? WithSites { get; init; }
    }

    public sealed record DeletedDeviceProject : Query<DeletedDeviceProject>
    {
        [Help("Specific device-project association ID to delete. Be careful: this is not the device or the project ID, but the ID of the association itself!"), Mandatory]
        public int Id { get; init; }
    }

    /// <summary>A device and a project. Not associated ones have no id of the association, and one of the others is null.</summary>
    public record DeviceProjectIds(int? IdDeviceProject, int? IdDevice, int? IdProject);

    public sealed record DeviceProjectAnswer(int? IdDeviceProject, int? IdDevice, int? IdProject, string? DeviceName, string? ProjectName) : DeviceProjectIds(IdDeviceProject, IdDevice, IdProject)
    {
        /// <summary>No participant that the user can see has the device.</summary>
        public bool DeviceAvailable { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public int? IdSite { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? SiteName { get; init; }
    }

    private static async Task<IResult> Get(DeviceProjectsQuery query, UserScope scope, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Missing arguments");

        List<DeviceProjectAnswer> found = query switch
        {
            { IdDevice: { } idDevice } => await OfDevice(idDevice, query, scope).ToListAsync(cancellation),
            { IdProject: { } idProject } => await OfProject(idProject, query, scope).ToListAsync(cancellation),
            _ => [],
        };
        return query.List is null ? Answer.Json(found) : Answer.Json(found.ConvertAll(link => new DeviceProjectIds(link.IdDeviceProject, link.IdDevice, link.IdProject)));
    }

    private static IQueryable<DeviceProjectAnswer> OfDevice(int idDevice, DeviceProjectsQuery query, UserScope scope)
    {
        var (withOthers, withSites) = (query.WithProjects == true, query.WithSites == true);
        var participants = scope.Participants();
        var devices = scope.Devices();
        return
            from project in scope.Projects()
            from link in project.DeviceProjects.Where(link => link.IdDevice == idDevice).DefaultIfEmpty()
            where (withOthers || link != null) && devices.Any(device => device.IdDevice == idDevice)
            orderby project.ProjectName
            select new DeviceProjectAnswer(link.IdDeviceProject, link.IdDevice, project.IdProject, link.Device.DeviceName, project.ProjectName)
            {
                DeviceAvailable = link != null
                    && !link.Device.DeviceParticipants.Any(assignment => participants.Any(participant => participant.IdParticipant == assignment.IdParticipant)),
                IdSite = withSites ? project.IdSite : (int?)null,
                SiteName = withSites ? project.Site.SiteName : null,
            };
    }

    private static IQueryable<DeviceProjectAnswer> OfProject(int idProject, DeviceProjectsQuery query, UserScope scope)
    {
        var (withOthers, withSites) = (query.WithDevices == true, query.WithSites == true);
        var participants = scope.Participants();
        var projects = scope.Projects().Where(project => project.IdProject == idProject);
        return
            from device in scope.Devices()
            from link in device.DeviceProjects.Where(link => link.IdProject == idProject).DefaultIfEmpty()
            where link != null ? projects.Any() : withOthers && device.DeviceSites.Any(association => projects.Any(project => project.IdSite == association.IdSite))
            orderby device.DeviceName
            select new DeviceProjectAnswer(link.IdDeviceProject, device.IdDevice, link.IdProject, device.DeviceName, link.Project.ProjectName)
            {
                DeviceAvailable = !device.DeviceParticipants.Any(assignment => participants.Any(participant => participant.IdParticipant == assignment.IdParticipant)),
                IdSite = withSites ? link.Project.IdSite : (int?)null,
                SiteName = withSites ? link.Project.Site.SiteName : null,
            };
    }

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        var wanted = await WantedLinks<DeviceProject>.ReadAsync(body, Shape, scope.Db, cancellation);
        var projects = wanted.Added.Concat(wanted.Removed).Select(link => link.IdProject).ToHashSet();
        if (wanted.Owner == Shape.Second)
            projects.Add(wanted.OwnerId);
        var sites = scope.AdminSites();
        if (await scope.Db.Projects.CountAsync(project => projects.Contains(project.IdProject) && sites.Any(site => site.IdSite == project.IdSite), cancellation) < projects.Count)
            return new Refusal(StatusCodes.Status403Forbidden, "Access denied");

        return await wanted.SaveAsync(
            Refusal.InUse(InUse),
            new Refusal(StatusCodes.Status403Forbidden, "At least one device is not part of the allowed device for that project site"),
            cancellation);
    }

    private static async Task<IResult> Delete(DeletedDeviceProject query, UserScope scope, CancellationToken cancellation)
    {
        if (await scope.Db.DeviceProjects.FirstOrDefaultAsync(link => link.IdDeviceProject == query.Id, cancellation) is not { } link)
            return Refusal.BadRequest("Not found");
        if (!await scope.AdminProjects().AnyAsync(project => project.IdProject == link.IdProject, cancellation)
            || !await scope.AdminDevices().AnyAsync(device => device.IdDevice == link.IdDevice, cancellation))
            return Refusal.Forbidden;

        try
        {
            await scope.Db.DeleteAsync(link, cancellation);
        }
        catch (IntegrityException inUse)
        {
            return Refusal.InUse(inUse.Table == "t_participants"
                ? "Can't delete device from project: please remove all participants with device before deleting."
                : "Can't delete device from project: please remove all sessions in this project referring to that device before deleting.");
        }

        return Answer.Deleted;
    }
}
