using Microsoft.EntityFrameworkCore;
using OpenTera.TeraServer.Presence;

namespace OpenTera.TeraServer.Participants;

internal static class OnlineParticipants
{
    public sealed record OnlineQuery : Query<OnlineQuery>
    {
        [Help("Include site informations for each participant.")]
        public bool? WithSites { get; init; }

        [Help("Include project informations for each participant.")]
        public bool? WithProjects { get; init; }
    }

    public static async Task<IResult> Get(OnlineQuery query, UserScope scope, WhoIsOnline online, CancellationToken cancellation)
    {
        var statuses = await online.AllAsync(ClientKind.Participant);
        var uuids = statuses.Keys;
        var (withSites, withProjects) = (query.WithSites == true, query.WithProjects == true);
        var participants = await scope.Participants().AsNoTracking()
            .Where(participant => uuids.Contains(participant.ParticipantUuid))
            .OrderBy(participant => participant.ParticipantName)
            .Select(participant => new ParticipantForUser(participant)
            {
                Minimal = true,
                ProjectName = withProjects ? participant.Project.ProjectName : null,
                IdSite = withSites ? participant.Project.IdSite : (int?)null,
                SiteName = withSites ? participant.Project.Site.SiteName : null,
            })
            .ToListAsync(cancellation);
        return Answer.Json(participants.ConvertAll(participant => participant with
        {
            ParticipantOnline = statuses[participant.Row.ParticipantUuid].Online,
            ParticipantBusy = statuses[participant.Row.ParticipantUuid].Busy,
        }));
    }
}
