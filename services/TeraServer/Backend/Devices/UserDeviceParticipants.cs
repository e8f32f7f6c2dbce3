using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Devices;

public static class UserDeviceParticipants
{
    private static readonly Refusal NoAdmin = new(StatusCodes.Status403Forbidden, "User is not admin of the participant's project");
    private static readonly Refusal NoDevice = new(StatusCodes.Status403Forbidden, "Access denied to device");

    public static void MapUserDeviceParticipants(this IEndpointRouteBuilder user)
    {
        user.MapGet("/devices/participants", Get).Produces<AssignmentAnswer[]>().WithSummary("Get the devices assigned to a participant, or the participants of a device or of all devices of a site.");
        user.MapPost("/devices/participants", Save).WithSummary("Assign devices of a project to participants of it (administrators of the project).");
        user.MapDelete("/devices/participants", Delete).WithSummary("Take a device from a participant (administrators of its project).");
    }

    public sealed record AssignmentsQuery : Query<AssignmentsQuery>
    {
        [Help("ID of the device from which to request all associated participants")]
        public int? IdDevice { get; init; }

        [Help("ID of the participant from which to request all associated devices")]
        public int? IdParticipant { get; init; }

        [Help("ID of the site from which to get all devices and associated participants")]
        public int? IdSite { get; init; }

        [Help("ID of device type from which to get all devices and associated participants")]
        public int? IdDeviceType { get; init; }

        [Help("Flag that limits the returned data to minimal information (ids only)")]
        public bool? List { get; init; }
    }

    public sealed record DeletedAssignment : Query<DeletedAssignment>
    {
        [Help("Specific device-participant association ID to delete. Be careful: this is not the device or the participant ID, but the ID of the association itself!"), Mandatory]
        public int Id { get; init; }
    }

    public sealed record AssignmentAnswer(DeviceParticipant Row, string ParticipantName, string DeviceName, RowAnswer<Device> DeviceParticipantDevice) : RowAnswer<DeviceParticipant>(Row);

    /// <summary>Names are there when the assignment is new.</summary>
    public sealed record SavedAssignment(DeviceParticipant Row) : RowAnswer<DeviceParticipant>(Row)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? ParticipantName { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? DeviceName { get; init; }
    }

    private static async Task<IResult> Get(AssignmentsQuery query, UserScope scope, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Missing arguments");

        var asked = Asked(query, scope).AsNoTracking();
        return query.List is not null
            ? Answer.Rows(await asked.ToListAsync(cancellation))
            : Answer.Json(await asked.Select(link => new AssignmentAnswer(link, link.Participant.ParticipantName, link.Device.DeviceName, new RowAnswer<Device>(link.Device))).ToListAsync(cancellation));
    }

    private static IQueryable<DeviceParticipant> Asked(AssignmentsQuery query, UserScope scope)
    {
        var participants = scope.Participants();
        var links = scope.Db.DeviceParticipants.OrderBy(link => link.IdDeviceParticipant)
            .Where(link => participants.Any(participant => participant.IdParticipant == link.IdParticipant));
        if (query.IdDevice is { } idDevice)
        {
            var devices = scope.Devices();
            return links.Where(link => link.IdDevice == idDevice && devices.Any(device => device.IdDevice == idDevice));
        }

        if (query.IdParticipant is { } idParticipant)
            return links.Where(link => link.IdParticipant == idParticipant && (query.IdDeviceType == null || link.Device.IdDeviceType == query.IdDeviceType));
        if (query.IdSite is { } idSite)
            return links.Where(link => link.Participant.Project.IdSite == idSite && link.Device.DeviceSites.Any(association => association.IdSite == idSite));
        return links.Where(link => false);
    }

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        if (body.List("device_participant") is not { } asked)
            return Refusal.BadRequest("Missing arguments");
        var links = new List<DeviceParticipant>();
        foreach (var values in asked)
        {
            if (values.Int("id_device") is not { } idDevice || values.Int("id_participant") is not { } idParticipant)
                return Refusal.BadRequest("");
            links.Add(new() { IdDevice = idDevice, IdParticipant = idParticipant });
        }

        var (devices, participants) = (links.Select(link => link.IdDevice).ToHashSet(), links.Select(link => link.IdParticipant).ToHashSet());
        if (await scope.AdminParticipants().CountAsync(participant => participants.Contains(participant.IdParticipant), cancellation) < participants.Count)
            return NoAdmin;
        if (await scope.Devices().CountAsync(device => devices.Contains(device.IdDevice), cancellation) < devices.Count)
            return NoDevice;

        var known = await scope.Db.DeviceParticipants.Where(link => devices.Contains(link.IdDevice)).Select(link => link.IdDeviceParticipant).ToListAsync(cancellation);
        try
        {
            var saved = await scope.Db.LinkAsync(links, cancellation);
            var names = await scope.Db.DeviceParticipants.Where(link => devices.Contains(link.IdDevice) && participants.Contains(link.IdParticipant))
                .Select(link => new { link.IdDeviceParticipant, link.Participant.ParticipantName, link.Device.DeviceName })
                .ToDictionaryAsync(link => link.IdDeviceParticipant, cancellation);
            return Answer.Json(saved.Select(link => known.Contains(link.IdDeviceParticipant)
                ? new SavedAssignment(link)
                : new SavedAssignment(link) { ParticipantName = names[link.IdDeviceParticipant].ParticipantName, DeviceName = names[link.IdDeviceParticipant].DeviceName }));
        }
        catch (IntegrityException)
        {
            return new Refusal(StatusCodes.Status403Forbidden, "Device not assigned to project or participant");
        }
    }

    private static async Task<IResult> Delete(DeletedAssignment query, UserScope scope, CancellationToken cancellation)
    {
        if (await scope.Db.DeviceParticipants.FirstOrDefaultAsync(link => link.IdDeviceParticipant == query.Id, cancellation) is not { } link)
            return Refusal.BadRequest("Not found");
        if (!await scope.AdminParticipants().AnyAsync(participant => participant.IdParticipant == link.IdParticipant, cancellation))
            return NoAdmin;
        if (!await scope.Devices().AnyAsync(device => device.IdDevice == link.IdDevice, cancellation))
            return NoDevice;

        await scope.Db.DeleteAsync(link, cancellation);
        return Answer.Deleted;
    }
}
