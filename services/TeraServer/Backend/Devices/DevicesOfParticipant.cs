using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Devices;

public static class DevicesOfParticipant
{
    public static void MapDevicesOfParticipant(this IEndpointRouteBuilder participant) =>
        participant.MapGet("/devices", Get).RequireAuthorization(Identities.ParticipantFully).Produces<RowAnswer<Device>[]>().WithSummary("Get the devices that are assigned to the participant.");

    [Strict]
    public sealed record DevicesQuery : Query<DevicesQuery>
    {
        [Help("ID of the device to query")]
        public int? IdDevice { get; init; }

        [Help("Flag that limits the returned data to minimal information")]
        public bool? List { get; init; }
    }

    private static async Task<IResult> Get(DevicesQuery query, ParticipantScope scope, CancellationToken cancellation)
    {
        var devices = scope.Devices().Where(device => query.IdDevice == null || device.IdDevice == query.IdDevice);
        return Answer.Rows(await devices.AsNoTracking().OrderBy(device => device.IdDevice).ToListAsync(cancellation), minimal: query.List == true);
    }
}
