using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Stats;

/// <summary>A participant in the counts of its group, project or site. The first session is that with the lowest id, the last that with the highest.</summary>
public sealed record ParticipantInStats(
    int IdParticipant,
    string ParticipantUuid,
    string ParticipantName,
    bool ParticipantEnabled,
    int ParticipantSessionsCount,
    DateTimeOffset? ParticipantFirstSession,
    DateTimeOffset? ParticipantLastSession,
    DateTimeOffset? ParticipantLastOnline)
{
    /// <summary>Reads some participants.</summary>
    public static async Task<List<ParticipantInStats>> ListAsync(IQueryable<Participant> participants, CancellationToken cancellation) =>
        (await SessionsOf(participants).ToListAsync(cancellation)).ConvertAll(Of);

    internal static ParticipantInStats Of(ParticipantSessions row) => new(
        row.Participant.IdParticipant,
        row.Participant.ParticipantUuid,
        row.Participant.ParticipantName,
        row.Participant.ParticipantEnabled,
        row.Count,
        row.First,
        row.Last,
        row.Participant.ParticipantLastonline);

    internal sealed record ParticipantSessions(Participant Participant, string ProjectName, int Count, DateTimeOffset? First, DateTimeOffset? Last);

    internal static IQueryable<ParticipantSessions> SessionsOf(IQueryable<Participant> participants) =>
        participants.OrderBy(participant => participant.ParticipantName).ThenBy(participant => participant.IdParticipant).AsNoTracking().Select(participant => new ParticipantSessions(
            participant,
            participant.Project.ProjectName,
            participant.SessionParticipants.Count(),
            participant.SessionParticipants.OrderBy(link => link.IdSession).Select(link => (DateTimeOffset?)link.Session!.SessionStartDatetime).FirstOrDefault(),
            participant.SessionParticipants.OrderByDescending(link => link.IdSession).Select(link => (DateTimeOffset?)link.Session!.SessionStartDatetime).FirstOrDefault()));
}
