using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Participants;

public static class ParticipantsOfDevice
{
    public static void MapParticipantsOfDevice(this IEndpointRouteBuilder device) =>
        device.MapGet("/participants", Get).WithSummary("Get the participants the device is assigned to.");

    private static async Task<IResult> Get(DeviceScope scope, CancellationToken cancellation) => scope.Device.DeviceOnlineable
        ? Answer.Json(new { ParticipantsInfo = await scope.Participants().Select(ParticipantAnswer.Full).AsNoTracking().ToListAsync(cancellation) })
        : new Refusal(StatusCodes.Status403Forbidden, "Invalid request");
}
