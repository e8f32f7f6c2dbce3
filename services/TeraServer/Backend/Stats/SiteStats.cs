using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Stats;

public sealed record SiteStats
{
    /// <summary>Without the super administrators.</summary>
    public int UsersTotalCount { get; init; }

    public int UsersEnabledCount { get; init; }
    public int ProjectsCount { get; init; }
    public int ParticipantsGroupsCount { get; init; }
    public int ParticipantsTotalCount { get; init; }
    public int ParticipantsEnabledCount { get; init; }
    public int SessionsTotalCount { get; init; }
    public int DevicesTotalCount { get; init; }
    public Optional<List<ParticipantInStats>> Participants { get; init; }

    // Warnings, where they are asked for.
    public Optional<int> WarningParticipantsCount { get; init; }
    public Optional<List<ParticipantWarning>> WarningParticipants { get; init; }
    public Optional<int> WarningNosessionParticipantsCount { get; init; }
    public Optional<List<ParticipantWarning>> WarningNosessionParticipants { get; init; }
    public Optional<int> WarningUsersCount { get; init; }
    public Optional<List<UserWarning>> WarningUsers { get; init; }
    public Optional<int> WarningNeverloggedUsersCount { get; init; }
    public Optional<List<UserWarning>> WarningNeverloggedUsers { get; init; }

    /// <summary>Null when the caller does not see the site.</summary>
    internal static async Task<SiteStats?> OfAsync(int idSite, bool withParticipants, bool withWarnings, UserScope scope, CancellationToken cancellation)
    {
        var users = scope.UsersAndSiteAdmins().Where(user => !user.UserSuperadmin && user.UserUserGroups.Any(membership => membership.UserGroup.ServiceAccesses.Any(access =>
            access.ServiceRole.IdSite == idSite || access.ServiceRole.Project!.IdSite == idSite)));
        var projects = scope.Projects().Where(project => project.IdSite == idSite);
        var warned = users.Where(user => withWarnings && user.UserEnabled);
        // A join by a constant: SQLite has no other for a list that does not depend on the site.
        var rows = await (
            from site in scope.Sites()
            where site.IdSite == idSite
            join user in warned on 1 equals 1 into warnedUsers
            from user in warnedUsers.DefaultIfEmpty()
            select new
            {
                Stats = new SiteStats
                {
                    UsersTotalCount = users.Count(),
                    UsersEnabledCount = users.Count(user => user.UserEnabled),
                    ProjectsCount = projects.Count(),
                    ParticipantsGroupsCount = projects.SelectMany(project => project.ParticipantGroups).Count(),
                    ParticipantsTotalCount = projects.SelectMany(project => project.Participants).Count(),
                    ParticipantsEnabledCount = projects.SelectMany(project => project.Participants).Count(participant => participant.ParticipantEnabled),
                    SessionsTotalCount = projects.SelectMany(project => project.Participants).SelectMany(participant => participant.SessionParticipants).Count(),
                    DevicesTotalCount = site.DeviceSites.Count(),
                },
                User = user,
            }).AsNoTracking().ToListAsync(cancellation);
        if (rows.Count == 0 || !withParticipants && !withWarnings)
            return rows.FirstOrDefault()?.Stats;

        var participants = await ParticipantInStats.SessionsOf(scope.Participants().Where(participant => participant.Project.IdSite == idSite)).ToListAsync(cancellation);
        var stats = withParticipants ? rows[0].Stats with { Participants = participants.ConvertAll(ParticipantInStats.Of) } : rows[0].Stats;
        return withWarnings ? WithWarnings(stats, participants, [.. rows.Select(row => row.User).OfType<User>()]) : stats;
    }

    private static SiteStats WithWarnings(SiteStats stats, List<ParticipantInStats.ParticipantSessions> participants, List<User> users)
    {
        var enabled = participants.Where(row => row.Participant.ParticipantEnabled).ToList();
        var idle = enabled.Where(row => row.Last is not null).Select(row => new ParticipantWarning(row) { LastSession = row.Last, Months = SiteWarnings.MonthsSince(row.Last!.Value) })
            .Where(warning => warning.Months >= SiteWarnings.MonthsWithoutSession).ToList();
        var never = enabled.Where(row => row.Last is null).Select(row => new ParticipantWarning(row) { LastUpdated = SiteWarnings.Updated(row.Participant), Months = SiteWarnings.MonthsSince(row.Participant) })
            .Where(warning => warning.Months >= SiteWarnings.MonthsWithoutAny).ToList();
        var away = users.Where(user => user.UserLastonline is not null).Select(user => new UserWarning(user) { UserLastonline = user.UserLastonline, Months = SiteWarnings.MonthsSince(user.UserLastonline!.Value) })
            .Where(warning => warning.Months >= SiteWarnings.MonthsWithoutLogin).ToList();
        var neverLogged = users.Where(user => user.UserLastonline is null).Select(user => new UserWarning(user) { LastUpdated = SiteWarnings.Updated(user), Months = SiteWarnings.MonthsSince(user) })
            .Where(warning => warning.Months >= SiteWarnings.MonthsWithoutAny).ToList();
        return stats with
        {
            WarningParticipantsCount = idle.Count,
            WarningParticipants = idle,
            WarningNosessionParticipantsCount = never.Count,
            WarningNosessionParticipants = never,
            WarningUsersCount = away.Count,
            WarningUsers = away,
            WarningNeverloggedUsersCount = neverLogged.Count,
            WarningNeverloggedUsers = neverLogged,
        };
    }
}
