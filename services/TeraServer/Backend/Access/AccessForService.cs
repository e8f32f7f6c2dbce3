using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Access;

public static class AccessForService
{
    public static void MapAccessForService(this IEndpointRouteBuilder service) =>
        service.MapGet("/access", Get).WithSummary("Get what a user, participant or device has access to.");

    public sealed record AccessQuery : Query<AccessQuery>
    {
        [Help("Participant uuid requesting access")]
        public string? FromUserUuid { get; init; }

        [Help("Participant uuid requesting access")]
        public string? FromParticipantUuid { get; init; }

        [Help("Participant uuid requesting access")]
        public string? FromDeviceUuid { get; init; }

        [Help("List accessible users")]
        public bool WithUsers { get; init; }

        [Help("List accessible projects")]
        public bool WithProjects { get; init; }

        [Help("List accessible participants")]
        public bool WithParticipants { get; init; }

        [Help("List accessible device")]
        public bool WithDevices { get; init; }

        [Help("List accessible site")]
        public bool WithSites { get; init; }

        [Help("List only accessible with admin rights")]
        public bool Admin { get; init; }

        [Help("Also includes the names of the returned items")]
        public bool WithNames { get; init; }
    }

    private sealed record Item
    {
        /// <summary>The name of the list it belongs to.</summary>
        public required string Kind { get; init; }

        public required int Id { get; init; }

        /// <summary>Null for sites and projects, which are told by their ids.</summary>
        public string? Uuid { get; init; }

        public string? Name { get; init; }
    }

    private static async Task<IResult> Get(AccessQuery query, ServiceScope scope, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("No arguments specified");
        if (query.FromUserUuid is { } userUuid)
        {
            return await scope.Db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.UserUuid == userUuid, cancellation) is { } user
                ? Listed(await OfAsync(new UserScope(scope.Db, user), query, cancellation), query, ("admin", query.Admin), ("from_user_uuid", userUuid))
                : Refusal.BadRequest("Invalid user uuid");
        }

        if (query.FromParticipantUuid is { } participantUuid)
        {
            if (query.Admin)
                return Refusal.BadRequest("Participant cannot be admin");
            return await scope.Db.Participants.AsNoTracking().FirstOrDefaultAsync(participant => participant.ParticipantUuid == participantUuid, cancellation) is { } participant
                ? Listed([new Item { Kind = "participants", Id = participant.IdParticipant, Uuid = participantUuid, Name = participant.ParticipantName }], query, ("from_participant_uuid", participantUuid))
                : Refusal.BadRequest("Invalid participant uuid");
        }

        if (query.FromDeviceUuid is { } deviceUuid)
        {
            if (query.Admin)
                return Refusal.BadRequest("Device cannot be admin");
            if (await scope.Db.Devices.AsNoTracking().FirstOrDefaultAsync(device => device.DeviceUuid == deviceUuid, cancellation) is not { } device)
                return Refusal.BadRequest("Invalid device uuid");
            var participants = query.WithParticipants
                ? await new DeviceScope(scope.Db, device).Participants().Select(participant => new Item { Kind = "participants", Id = participant.IdParticipant, Uuid = participant.ParticipantUuid, Name = participant.ParticipantName }).ToListAsync(cancellation)
                : [];
            return Listed([.. participants, new Item { Kind = "devices", Id = device.IdDevice, Uuid = deviceUuid, Name = device.DeviceName }], query, ("from_device_uuid", deviceUuid));
        }

        return Answer.Json(new Dictionary<string, object>());
    }

    /// <summary>All lists by one statement.</summary>
    private static async Task<List<Item>> OfAsync(UserScope user, AccessQuery query, CancellationToken cancellation)
    {
        var lists = new List<IQueryable<Item>>();
        if (query.WithUsers)
            lists.Add((query.Admin ? user.AdminUsers() : user.Users()).Select(row => new Item { Kind = "users", Id = row.IdUser, Uuid = row.UserUuid, Name = row.UserFirstname + " " + row.UserLastname }));
        if (query.WithParticipants)
            lists.Add((query.Admin ? user.AdminParticipants() : user.Participants()).Select(row => new Item { Kind = "participants", Id = row.IdParticipant, Uuid = row.ParticipantUuid, Name = row.ParticipantName }));
        if (query.WithDevices)
            lists.Add((query.Admin ? user.AdminDevices() : user.Devices()).Select(row => new Item { Kind = "devices", Id = row.IdDevice, Uuid = row.DeviceUuid, Name = row.DeviceName }));
        if (query.WithProjects)
            lists.Add((query.Admin ? user.AdminProjects() : user.Projects()).Select(row => new Item { Kind = "projects", Id = row.IdProject, Uuid = null, Name = row.ProjectName }));
        if (query.WithSites)
            lists.Add((query.Admin ? user.AdminSites() : user.Sites()).Select(row => new Item { Kind = "sites", Id = row.IdSite, Uuid = null, Name = row.SiteName }));
        return lists.Count == 0 ? [] : await lists.Aggregate(Queryable.Concat).ToListAsync(cancellation);
    }

    private static IResult Listed(IReadOnlyList<Item> items, AccessQuery query, params ReadOnlySpan<(string Name, object Value)> about)
    {
        var answer = new Dictionary<string, object>();
        foreach (var (name, value) in about)
            answer[name] = value;
        foreach (var (kind, wanted) in new[] { ("users", query.WithUsers), ("projects", query.WithProjects), ("participants", query.WithParticipants), ("devices", query.WithDevices), ("sites", query.WithSites) })
        {
            if (wanted)
                answer[kind] = items.Where(item => item.Kind == kind).OrderBy(item => kind is "users" or "sites" ? item.Name : null).ThenBy(item => item.Id).Select(item => Shown(item, query.WithNames));
        }

        return Answer.Json(answer);
    }

    private static Dictionary<string, object?> Shown(Item item, bool withName)
    {
        var shown = new Dictionary<string, object?> { [item.Uuid is null ? "id" : "uuid"] = item.Uuid is null ? item.Id : item.Uuid };
        if (withName)
            shown["name"] = item.Name;
        return shown;
    }
}
