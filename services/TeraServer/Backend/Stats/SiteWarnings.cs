using System.Text.Json.Serialization;

namespace OpenTera.TeraServer.Stats;

/// <summary>When participants and users were idle so long that somebody should look after them.</summary>
internal static class SiteWarnings
{
    public const int MonthsWithoutSession = 6;
    public const int MonthsWithoutLogin = 3;

    /// <summary>For those who never had a session, or never logged in: counted from when their row last changed.</summary>
    public const int MonthsWithoutAny = 1;

    /// <summary>Calendar months, whatever the day.</summary>
    public static int MonthsSince(DateTimeOffset instant)
    {
        var (now, then) = (DateTimeOffset.UtcNow, instant.ToUniversalTime());
        return (now.Year - then.Year) * 12 + now.Month - then.Month;
    }

    public static int MonthsSince(Entity row) => MonthsSince(DateTimeOffset.FromUnixTimeMilliseconds(row.VersionId));

    /// <summary>When the row last changed.</summary>
    public static string Updated(Entity row) => Json.IsoWithoutOffset(DateTimeOffset.FromUnixTimeMilliseconds(row.VersionId));
}

public sealed record ParticipantWarning
{
    internal ParticipantWarning(ParticipantInStats.ParticipantSessions row) =>
        (IdParticipant, ParticipantName, ProjectName) = (row.Participant.IdParticipant, row.Participant.ParticipantName, row.ProjectName);

    public int IdParticipant { get; }
    public string ParticipantName { get; }
    public string ProjectName { get; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? LastSession { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LastUpdated { get; init; }

    public required int Months { get; init; }
}

public sealed record UserWarning
{
    internal UserWarning(User user) => (IdUser, UserFullname) = (user.IdUser, user.FullName);

    public int IdUser { get; }
    public string UserFullname { get; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? UserLastonline { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LastUpdated { get; init; }

    public required int Months { get; init; }
}
