using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenTera.ServiceDefaults.Communication;

namespace OpenTera.TeraServer.SessionActions;

/// <summary>
/// What is to be done with a live session: start, stop, invite, remove, invite_reply. The service of its type does it, invites and keeps the
/// session's events; here is only found out which service that is, and whom the session has.
/// </summary>
/// <param name="Request">The body, as the service gets it.</param>
/// <param name="Values">The action in it, which is completed here.</param>
internal sealed record SessionAction(JsonElement Request, JsonValues Values)
{
    private const string Name = "session_manage";

    private readonly HashSet<string> _members = [];

    /// <exception cref="RefusedException">There is none in the body.</exception>
    public static async Task<SessionAction> ReadAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType() || await JsonBody.ParseAsync(request) is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty(Name, out var action))
            throw new RefusedException(InvalidInput.Argument(Name, "Informations to manage the session Missing required parameter in the JSON body"));
        var values = new JsonValues(action);
        return values.Has("action") ? new SessionAction(root, values) : throw new RefusedException(Refusal.BadRequest("Missing action"));
    }

    /// <summary>Completes the action by what the session has that it is about. False when it is about a new one.</summary>
    /// <param name="visible">The sessions that the caller may act on.</param>
    /// <param name="denied">What is said when the session is none of them.</param>
    /// <exception cref="RefusedException">There is no such session, the caller can't see it, or a new one has no type.</exception>
    public async Task<bool> CompleteAsync(TeraContext db, IQueryable<Session> visible, string denied, CancellationToken cancellation)
    {
        var uuid = Values.Has("id_session") ? null : Values.String("session_uuid");
        var id = Values.Int("id_session") ?? 0;
        if (id == 0 && uuid is null)
        {
            Values.Set("id_session", 0);
            return Values.Has("id_session_type") ? false : throw new RefusedException(Refusal.BadRequest("Missing required id_session_type for new sessions"));
        }

        var session = await db.Sessions.AsSingleQuery().Where(session => uuid == null ? session.IdSession == id : session.SessionUuid == uuid).Select(session => new
        {
            session.IdSession,
            session.IdSessionType,
            session.SessionType.IdService,
            IsVisible = visible.Any(row => row.IdSession == session.IdSession),
            Users = session.SessionUsers.Select(link => link.User!.UserUuid).ToList(),
            Participants = session.SessionParticipants.Select(link => link.Participant!.ParticipantUuid).ToList(),
            Devices = session.SessionDevices.Select(link => link.Device!.DeviceUuid).ToList(),
        }).FirstOrDefaultAsync(cancellation);
        if (session is null && uuid is not null)
            throw new RefusedException(Refusal.BadRequest("Invalid session"));
        if (session is not { IsVisible: true })
            throw new RefusedException(new Refusal(StatusCodes.Status403Forbidden, denied));

        _members.UnionWith([.. session.Users, .. session.Participants, .. session.Devices]);
        Values.Set("id_session", session.IdSession);
        if (session.IdService is { } idService)
            SetMissing("id_service", idService);
        SetMissing("id_session_type", session.IdSessionType);
        SetMissing("session_users", session.Users);
        SetMissing("session_participants", session.Participants);
        SetMissing("session_devices", session.Devices);
        return true;
    }

    /// <summary>Whom the action names must be visible to the caller, or in the session already.</summary>
    /// <param name="caller">User or Service.</param>
    /// <exception cref="RefusedException">Somebody is neither.</exception>
    public async Task CheckNamedAsync(
        string caller, IQueryable<Participant> participants, IQueryable<User> users, IQueryable<Device> devices, CancellationToken cancellation)
    {
        await CheckAsync("participant", participants.Select(participant => participant.ParticipantUuid));
        await CheckAsync("user", users.Select(user => user.UserUuid));
        await CheckAsync("device", devices.Select(device => device.DeviceUuid));

        async Task CheckAsync(string kind, IQueryable<string> visible)
        {
            var named = Values.Strings($"session_{kind}s");
            named.ExceptWith(_members);
            if (named.Count > 0 && await visible.CountAsync(uuid => named.Contains(uuid), cancellation) < named.Count)
                throw new RefusedException(new Refusal(StatusCodes.Status403Forbidden, $"{caller} doesn't have access to at least one {kind} of that session."));
        }
    }

    /// <summary>Has the service do it.</summary>
    /// <returns>What the service answered.</returns>
    public async Task<IResult> SendAsync(IMessageBus bus, string serviceKey, CancellationToken cancellation)
    {
        var request = Request.EnumerateObject().ToDictionary(property => property.Name, property => property.Name == Name ? (object)Values.ToJson() : property.Value);
        try
        {
            var answer = await bus.CallAsync(Topics.ServiceRpc(serviceKey), Name, [PythonJson.Serialize(JsonSerializer.SerializeToElement(request))], cancellationToken: cancellation);
            return answer.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String ? Answer.Json(answer) : NoAnswer;
        }
        catch (Exception failure) when (failure is RpcException or MessageBusException)
        {
            return NoAnswer;
        }
    }

    private static Refusal NoAnswer { get; } = new(StatusCodes.Status500InternalServerError, "No answer from service.");

    private void SetMissing(string name, object value)
    {
        if (!Values.Has(name))
            Values.Set(name, value);
    }
}
