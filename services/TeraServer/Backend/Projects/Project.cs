using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Projects;

[Table("t_projects")]
[PublishesChanges(nameof(IdProject))]
public sealed class Project : SoftDeletableEntity
{
    [Key]
    public int IdProject { get; set; }

    public int IdSite { get; set; }
    public string ProjectName { get; set; } = null!;
    public bool ProjectEnabled { get; set; } = true;
    public string? ProjectDescription { get; set; }

    [ForeignKey(nameof(IdSite))]
    public Site Site { get; set; } = null!;

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<DeviceProject> DeviceProjects => field ??= [];

    [SoftDeleteCascade]
    public List<Participant> Participants => field ??= [];

    [SoftDeleteCascade]
    public List<ParticipantGroup> ParticipantGroups => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<ServiceProject> ServiceProjects => field ??= [];

    [SoftDeleteCascade(Restore.Always)]
    public List<ServiceRole> ServiceRoles => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<SessionTypeProject> SessionTypeProjects => field ??= [];

    public List<TestInvitation> TestInvitations => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<TestTypeProject> TestTypeProjects => field ??= [];

    internal override async Task BeforeInsertAsync(TeraContext db, CancellationToken cancellationToken) =>
        ServiceRoles.AddRange(await ServiceRole.ForNewPlaceAsync(db, cancellationToken));

    internal override async Task BeforeUpdateAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (!db.Entry(this).Property(row => row.ProjectEnabled).IsModified || ProjectEnabled)
            return;
        // Nobody takes part in a disabled project, with a device or without.
        foreach (var participant in await db.Participants.Where(row => row.IdProject == IdProject).ToListAsync(cancellationToken))
            participant.ParticipantEnabled = false;
        foreach (var link in await db.DeviceParticipants.Where(row => row.Participant.IdProject == IdProject).ToListAsync(cancellationToken))
            link.DeletedAt = DateTimeOffset.UtcNow;
    }

    internal override async Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (await db.Participants.Where(participant => participant.IdProject == IdProject).AnyAsync(Participant.HasHistory, cancellationToken))
            throw new IntegrityException("Still have participants with session", "t_participants");
    }

    /// <summary>The site of each of some projects.</summary>
    /// <exception cref="IntegrityException">One of them is not there.</exception>
    internal static async Task<IReadOnlyDictionary<int, int>> SitesAsync(TeraContext db, IEnumerable<int> projects, CancellationToken cancellationToken)
    {
        var ids = projects.Distinct().ToArray();
        var sites = await db.Projects.Where(project => ids.Contains(project.IdProject))
            .ToDictionaryAsync(project => project.IdProject, project => project.IdSite, cancellationToken);
        return sites.Count == ids.Length ? sites : throw new IntegrityException("Project not found", "t_projects");
    }
}
