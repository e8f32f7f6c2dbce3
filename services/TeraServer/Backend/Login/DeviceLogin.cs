using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.TeraServer.Presence;
using static OpenTera.ServiceDefaults.Communication.Messages.LoginEvent.Types;

namespace OpenTera.TeraServer.Login;

public static class DeviceLogin
{
    public static void MapDeviceLogin(this IEndpointRouteBuilder device)
    {
        device.MapGet("/login", Login).Produces<DeviceLoginAnswer>().WithSummary("Sign in by token or client certificate. Answers the device, its participants and session types.");
        device.MapGet("/logout", Logout).Produces<string>().WithSummary("Sign out: the WebSocket is closed.");
    }

    [Strict]
    public sealed record LoginQuery : Query<LoginQuery>
    {
        [Help("Secret Token")]
        public string? Token { get; init; }
    }

    public sealed record DeviceInfo(Device Row) : RowAnswer<Device>(Row)
    {
        public required string DeviceType { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? DeviceSubtype { get; init; }
    }

    public sealed record DeviceLoginAnswer(DeviceInfo DeviceInfo, IReadOnlyList<ParticipantInfo> ParticipantsInfo, RowAnswer<SessionType>[] SessionTypesInfo)
    {
        public Optional<string> WebsocketUrl { get; init; }
    }

    public sealed record ParticipantInfo(string ParticipantName, string ParticipantUuid);

    private static async Task<IResult> Login(
        LoginQuery query, DeviceScope scope, HttpContext context, WebSocketTickets tickets,
        WhoIsOnline online, LastOnline lastOnline, LoginLog log, CancellationToken cancellation)
    {
        var device = scope.Device;
        var type = DeviceAuthentication.LoginTypeOf(context);
        await lastOnline.SetAsync(device);
        if (device.DeviceOnlineable && await online.IsOnlineAsync(ClientKind.Device, device.DeviceUuid))
        {
            log.Failed(context, Topics.FlaskModule, type, LoginStatus.FailedWithAlreadyLoggedIn, device);
            return new Refusal(StatusCodes.Status403Forbidden, "Device already logged in.");
        }

        var kind = (await scope.ReadAsync(query, () => scope.Db.Devices.Where(row => row.IdDevice == scope.Device.IdDevice).Select(row => new
        {
            row.DeviceType.DeviceTypeName,
            SubtypeName = row.DeviceSubtype!.DeviceSubtypeName,
            Participants = row.DeviceParticipants.Select(link => new ParticipantInfo(link.Participant.ParticipantName, link.Participant.ParticipantUuid)).ToList(),
        }), cancellation)).Single();
        var sessionTypes = await scope.ReadAsync(query, () => scope.SessionTypes().AsNoTracking(), cancellation);
        var answer = new DeviceLoginAnswer(
            new DeviceInfo(device)
            {
                DeviceType = kind.DeviceTypeName,
                DeviceSubtype = kind.SubtypeName,
            },
            kind.Participants,
            [.. sessionTypes.Select(type => new RowAnswer<SessionType>(type) { Minimal = true })]);
        if (device.DeviceOnlineable)
            answer = answer with { WebsocketUrl = await tickets.IssueAsync(context.Request, "device", device.DeviceUuid) };

        log.Succeeded(context, type, device);
        return Answer.Json(answer);
    }

    private static async Task<IResult> Logout(DeviceScope scope, Disconnects disconnects)
    {
        await disconnects.OrderAsync(scope.Device.DeviceUuid);
        return Answer.Text("Device logged out.");
    }
}
