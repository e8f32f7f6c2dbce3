namespace OpenTera.TeraServer.Stats;

public sealed record SessionStats
{
    public int UsersTotalCount { get; init; }
    public int ParticipantsTotalCount { get; init; }
    public int DevicesTotalCount { get; init; }
    public int AssetsTotalCount { get; init; }
    public int EventsTotalCount { get; init; }
    public int TestsTotalCount { get; init; }

    internal static IQueryable<SessionStats> Of(int idSession, UserScope scope) =>
        scope.SessionsOfProjects().Where(session => session.IdSession == idSession).Select(session => new SessionStats
        {
            UsersTotalCount = session.SessionUsers.Count(),
            ParticipantsTotalCount = session.SessionParticipants.Count(),
            DevicesTotalCount = session.SessionDevices.Count(),
            AssetsTotalCount = session.Assets.Count(),
            EventsTotalCount = session.SessionEvents.Count(),
            TestsTotalCount = session.Tests.Count(),
        });
}
