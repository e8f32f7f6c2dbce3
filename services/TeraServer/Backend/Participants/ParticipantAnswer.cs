using System.Linq.Expressions;
using System.Text.Json.Serialization;

namespace OpenTera.TeraServer.Participants;

public record ParticipantAnswer(Participant Row) : RowAnswer<Participant>(Row)
{
    /// <summary>Not in the short form.</summary>
    public Optional<bool> ParticipantProjectEnabled { get; init; }

    public static readonly Expression<Func<Participant, ParticipantAnswer>> Full = participant => new ParticipantAnswer(participant)
    {
        ParticipantProjectEnabled = participant.Project.ProjectEnabled,
    };
}

/// <summary>What users are told beside.</summary>
public sealed record ParticipantForUser(Participant Row) : ParticipantAnswer(Row)
{
    public bool ParticipantOnline { get; init; }
    public bool ParticipantBusy { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ProjectName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? IdSite { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SiteName { get; init; }

    public Optional<string?> ParticipantLastsession { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ParticipantGroupAnswer? ParticipantParticipantGroup { get; init; }

    public Optional<List<RowAnswer<Device>>> ParticipantDevices { get; init; }
    public Optional<ProjectWithSite> ParticipantProject { get; init; }
}
