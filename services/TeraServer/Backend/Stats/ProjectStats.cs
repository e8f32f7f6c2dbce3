using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Stats;

public sealed record ProjectStats
{
    /// <summary>Without the super administrators.</summary>
    public int UsersTotalCount { get; init; }

    public int UsersEnabledCount { get; init; }
    public int ParticipantsGroupsCount { get; init; }
    public int ParticipantsTotalCount { get; init; }
    public int ParticipantsEnabledCount { get; init; }
    public int DevicesTotalCount { get; init; }
    public int DevicesEnabledCount { get; init; }

    /// <summary>The original counts none.</summary>
    public int SessionsTotalCount => 0;

    public Optional<List<ParticipantInStats>> Participants { get; init; }

    /// <summary>Null when the caller does not see the project.</summary>
    internal static async Task<ProjectStats?> OfAsync(int idProject, bool withParticipants, UserScope scope, CancellationToken cancellation)
    {
        var users = scope.UsersAndSiteAdmins().Where(user => !user.UserSuperadmin && user.UserUserGroups.Any(membership => membership.UserGroup.ServiceAccesses.Any(access =>
            access.ServiceRole.IdProject == idProject
            || access.ServiceRole.ServiceRoleName == "admin" && access.ServiceRole.Site!.Projects.Any(project => project.IdProject == idProject))));
        var stats = await scope.Projects().Where(project => project.IdProject == idProject).Select(project => new ProjectStats
        {
            UsersTotalCount = users.Count(),
            UsersEnabledCount = users.Count(user => user.UserEnabled),
            ParticipantsGroupsCount = project.ParticipantGroups.Count(),
            ParticipantsTotalCount = project.Participants.Count(),
            ParticipantsEnabledCount = project.Participants.Count(participant => participant.ParticipantEnabled),
            DevicesTotalCount = project.DeviceProjects.Count(),
            DevicesEnabledCount = project.DeviceProjects.Count(link => link.Device.DeviceEnabled),
        }).FirstOrDefaultAsync(cancellation);
        return stats is not null && withParticipants
            ? stats with { Participants = await ParticipantInStats.ListAsync(scope.Participants().Where(participant => participant.IdProject == idProject), cancellation) }
            : stats;
    }
}
