namespace OpenTera.TeraServer.Stats;

public sealed record ParticipantStats
{
    public int SessionsTotalCount { get; init; }

    /// <summary>In seconds, as the mean.</summary>
    public int SessionsTotalTime { get; init; }

    public double SessionsMeanTime => SessionsTotalCount == 0 ? 0 : (double)SessionsTotalTime / SessionsTotalCount;
    public int SessionsPlannedCount { get; init; }
    public int SessionsCompletedCount { get; init; }
    public int SessionsInprogressCount { get; init; }
    public int SessionsCancelledCount { get; init; }
    public int SessionsTerminatedCount { get; init; }

    /// <summary>Those of the participant, and those of its sessions.</summary>
    public int AssetsTotalCount { get; init; }

    /// <summary>The original counts none.</summary>
    public int TestsTotalCount => 0;

    internal static IQueryable<ParticipantStats> Of(int idParticipant, UserScope scope)
    {
        var sessions = scope.Db.Sessions.Where(session => session.SessionParticipants.Any(link => link.IdParticipant == idParticipant));
        var assets = scope.Db.Assets.Where(asset => asset.IdParticipant == idParticipant || asset.Session.SessionParticipants.Any(link => link.IdParticipant == idParticipant));
        return scope.Participants().Where(participant => participant.IdParticipant == idParticipant).Select(participant => new ParticipantStats
        {
            SessionsTotalCount = sessions.Count(),
            SessionsTotalTime = sessions.Sum(session => session.SessionDuration),
            SessionsPlannedCount = sessions.Count(session => session.SessionStatus == SessionStatus.NotStarted),
            SessionsCompletedCount = sessions.Count(session => session.SessionStatus == SessionStatus.Completed),
            SessionsInprogressCount = sessions.Count(session => session.SessionStatus == SessionStatus.InProgress),
            SessionsCancelledCount = sessions.Count(session => session.SessionStatus == SessionStatus.Cancelled),
            SessionsTerminatedCount = sessions.Count(session => session.SessionStatus == SessionStatus.Terminated),
            AssetsTotalCount = assets.Count(),
        });
    }
}
