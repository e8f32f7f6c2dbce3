using Microsoft.EntityFrameworkCore;
using OpenTera.TeraServer.Presence;

namespace OpenTera.TeraServer.Participants;

public static class UserParticipants
{
    public static void MapUserParticipants(this IEndpointRouteBuilder user)
    {
        user.MapGet("/participants", Get).AsksWhoCallsAlong().Produces<ParticipantForUser[]>().WithSummary("Get participants information. Only one of the ID parameters is supported and required at once.");
        user.MapPost("/participants", UserParticipantChanges.Save).AnswersInvalidValuesByBadRequest()
            .Produces<ParticipantForUser[]>().WithSummary("Create a participant (id_participant 0) or change one.");
        user.MapDelete("/participants", UserParticipantChanges.Delete).WithSummary("Delete a participant (administrators of its project).");
        user.MapGet("/participants/online", OnlineParticipants.Get).Produces<ParticipantForUser[]>().WithSummary("Get the participants who are online.");
    }

    public sealed record ParticipantsQuery : Query<ParticipantsQuery>
    {
        [Help("ID of the participant to query")]
        public int? IdParticipant { get; init; }

        [Help("Alias for \"id_participant\"")]
        public int? Id { get; init; }

        [Help("Username of the participant to query")]
        public string? Username { get; init; }

        [Help("Participant uuid of the participant to query")]
        public string? ParticipantUuid { get; init; }

        [Help("Alias for \"participant_uuid\"")]
        public string? Uuid { get; init; }

        [Help("ID of the site from which to get all participants")]
        public int? IdSite { get; init; }

        [Help("ID of the project from which to get all participants")]
        public int? IdProject { get; init; }

        [Help("ID of the participant groups from which to get all participants")]
        public int? IdGroup { get; init; }

        [Help("ID of the session from which to get all participants")]
        public int? IdSession { get; init; }

        [Help("ID of the device from which to get all participants associated")]
        public int? IdDevice { get; init; }

        [Help("Name of the participant to query")]
        public string? Name { get; init; }

        [Help("Flag that limits the returned data to the enabled participants")]
        public bool? Enabled { get; init; }

        [Help("Flag that limits the returned data to minimal information")]
        public bool? List { get; init; }

        [Help("Flag that expands the returned data to include all information")]
        public bool? Full { get; init; }

        [Help("Returns participants ordered by most recently updated")]
        public bool? OrderbyRecents { get; init; }

        [Help("Returns at most \"limit\" participants")]
        public int? Limit { get; init; }

        [Help("Flag that limits the returned data with only participants without a group")]
        public bool? NoGroup { get; init; }

    }

    /// <summary>Participants who are found but filtered out leave an empty list; where none is found the answer is null.</summary>
    private static async Task<IResult> Get(ParticipantsQuery query, UserScope scope, WhoIsOnline online, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Missing arguments");
        if (query.IdSession is { } idSession && !await scope.Db.Sessions.AnyAsync(session => session.IdSession == idSession, cancellation))
            return Refusal.BadRequest("Invalid session");

        var found = await scope.ReadAsync(query, () => Project(Asked(query, scope), query).AsNoTracking(), cancellation);
        if (found.Count == 0)
            return query.Username is null || (query.Id ?? query.IdParticipant) is not null ? Answer.Null : Answer.Json(found);

        found.RemoveAll(participant => query.Enabled is { } enabled && participant.Row.ParticipantEnabled != enabled
            || query.NoGroup is not null && participant.Row.IdParticipantGroup is not null);
        var statuses = await online.OfAsync(ClientKind.Participant, found.ConvertAll(participant => participant.Row.ParticipantUuid));
        return Answer.Json(found.Zip(statuses, (participant, status) => participant with { ParticipantOnline = status.Online, ParticipantBusy = status.Busy }));
    }

    private static IQueryable<Participant> Asked(ParticipantsQuery query, UserScope scope)
    {
        var found = Found(query, scope);
        if (query.OrderbyRecents == true)
            found = found.OrderByDescending(participant => participant.VersionId);
        return query.Limit is > 0 ? found.Take(() => query.Limit.Value) : found;
    }

    private static IQueryable<Participant> Found(ParticipantsQuery query, UserScope scope)
    {
        var participants = scope.Participants();
        if ((query.Id ?? query.IdParticipant) is not null)
            return participants.Where(participant => participant.IdParticipant == (query.Id ?? query.IdParticipant));
        if (query.Username is not null)
            return participants.Where(participant => participant.ParticipantUsername == query.Username);
        if ((query.Uuid ?? query.ParticipantUuid) is not null)
            return participants.Where(participant => participant.ParticipantUuid == (query.Uuid ?? query.ParticipantUuid));

        var ordered = participants.OrderBy(participant => participant.ParticipantName);
        if (query.IdSite is not null)
            return OfPlace(ordered.Where(participant => participant.Project.IdSite == query.IdSite));
        if (query.IdProject is not null)
            return OfPlace(ordered.Where(participant => participant.IdProject == query.IdProject));
        if (query.IdGroup is not null)
            return ordered.Where(participant => participant.IdParticipantGroup == query.IdGroup);
        if (query.IdDevice is not null)
        {
            var devices = scope.Devices();
            return ordered.Where(participant => participant.DeviceParticipants.Any(assignment => assignment.IdDevice == query.IdDevice)
                && devices.Any(device => device.IdDevice == query.IdDevice));
        }

        if (query.IdSession is not null)
            return ordered.Where(participant => participant.SessionParticipants.Any(participation => participation.IdSession == query.IdSession));
        if (query.Name is not null)
            return participants.Where(participant => participant.ParticipantName == query.Name).OrderBy(participant => participant.IdParticipant).Take(1);
        return participants.Where(participant => false);

        IQueryable<Participant> OfPlace(IQueryable<Participant> found) => query.Enabled is null ? found : found.Where(participant => participant.ParticipantEnabled);
    }

    private static IQueryable<ParticipantForUser> Project(IQueryable<Participant> participants, ParticipantsQuery query)
    {
        if (query.List == true)
            return participants.Select(participant => new ParticipantForUser(participant) { Minimal = true });

        var isList = query.List is not null;
        var withSite = !isList && (query.Id ?? query.IdParticipant) is not null;
        if (!isList && query.Full is not null)
        {
            return participants.Select(participant => new ParticipantForUser(participant)
            {
                ParticipantProjectEnabled = participant.Project.ProjectEnabled,
                IdSite = withSite ? participant.Project.IdSite : (int?)null,
                ParticipantLastsession = Json.Iso(participant.SessionParticipants.OrderByDescending(participation => participation.IdSession)
                    .Select(participation => (DateTimeOffset?)participation.Session!.SessionStartDatetime).FirstOrDefault()),
                ParticipantParticipantGroup = participant.ParticipantGroup == null ? null : new ParticipantGroupAnswer(participant.ParticipantGroup, participant.Project.ProjectName),
                ParticipantDevices = participant.DeviceParticipants.Select(assignment => new RowAnswer<Device>(assignment.Device)).ToList(),
                ParticipantProject = new ProjectWithSite(participant.Project, participant.Project.Site.SiteName),
            });
        }

        if (!isList && (withSite || query.IdGroup is not null))
        {
            return participants.Select(participant => new ParticipantForUser(participant)
            {
                ParticipantProjectEnabled = participant.Project.ProjectEnabled,
                IdSite = withSite ? participant.Project.IdSite : (int?)null,
                ParticipantLastsession = Json.Iso(Later(
                    participant.SessionParticipants.Max(participation => (DateTimeOffset?)participation.Session!.SessionStartDatetime),
                    participant.CreatedSessions.Max(session => (DateTimeOffset?)session.SessionStartDatetime))),
            });
        }

        return participants.Select(participant => new ParticipantForUser(participant) { ParticipantProjectEnabled = participant.Project.ProjectEnabled });
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one > other || other is null ? one : other;
}
