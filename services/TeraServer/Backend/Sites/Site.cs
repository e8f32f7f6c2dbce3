using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sites;

[Table("t_sites")]
[PublishesChanges(nameof(IdSite))]
public sealed class Site : SoftDeletableEntity
{
    [Key]
    public int IdSite { get; set; }

    public string SiteName { get; set; } = null!;

    [Column("site_2fa_required"), JsonPropertyName("site_2fa_required")]
    public bool Site2faRequired { get; set; }

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<DeviceSite> DeviceSites => field ??= [];

    [SoftDeleteCascade]
    public List<Project> Projects => field ??= [];

    [SoftDeleteCascade(Restore.Always)]
    public List<ServiceRole> ServiceRoles => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<ServiceSite> ServiceSites => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<SessionTypeSite> SessionTypeSites => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<TestTypeSite> TestTypeSites => field ??= [];

    internal override async Task BeforeInsertAsync(TeraContext db, CancellationToken cancellationToken) =>
        ServiceRoles.AddRange(await ServiceRole.ForNewPlaceAsync(db, cancellationToken));

    internal override async Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (await db.Participants.Where(participant => participant.Project.IdSite == IdSite).AnyAsync(Participant.HasHistory, cancellationToken))
            throw new IntegrityException("Still have projects with participants with sessions", "t_projects");
    }
}
