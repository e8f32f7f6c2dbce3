using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Stats;

public sealed record ParticipantGroupStats
{
    public int ParticipantsTotalCount { get; init; }
    public int ParticipantsEnabledCount { get; init; }
    public int SessionsTotalCount { get; init; }
    public Optional<List<ParticipantInStats>> Participants { get; init; }

    /// <summary>Null when the caller does not see the group.</summary>
    internal static async Task<ParticipantGroupStats?> OfAsync(int idGroup, bool withParticipants, UserScope scope, CancellationToken cancellation)
    {
        var sessions = scope.Db.SessionParticipants.Where(link => link.Participant!.IdParticipantGroup == idGroup);
        var stats = await scope.ParticipantGroups().Where(group => group.IdParticipantGroup == idGroup).Select(group => new ParticipantGroupStats
        {
            ParticipantsTotalCount = group.Participants.Count(),
            ParticipantsEnabledCount = group.Participants.Count(participant => participant.ParticipantEnabled),
            SessionsTotalCount = sessions.Count(),
        }).FirstOrDefaultAsync(cancellation);
        return stats is not null && withParticipants
            ? stats with { Participants = await ParticipantInStats.ListAsync(scope.Participants().Where(participant => participant.IdParticipantGroup == idGroup), cancellation) }
            : stats;
    }
}
