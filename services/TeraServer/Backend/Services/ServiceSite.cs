using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

[Table("t_services_sites")]
public sealed class ServiceSite : SoftDeletableEntity, ILink<ServiceSite>
{
    [Key]
    public int IdServiceSite { get; set; }

    public int IdService { get; set; }
    public int IdSite { get; set; }

    [ForeignKey(nameof(IdService))]
    public Service Service { get; set; } = null!;

    [ForeignKey(nameof(IdSite))]
    public Site Site { get; set; } = null!;

    internal override async Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken)
    {
        foreach (var link in await ProjectsAsync(db, cancellationToken))
        {
            try
            {
                await link.BeforeDeleteAsync(db, cancellationToken);
            }
            catch (IntegrityException)
            {
                throw new IntegrityException("Still have sessions with that service", "t_sessions");
            }
        }
    }

    internal override async Task<IReadOnlyList<SoftDeletableEntity>> CompanionsAsync(TeraContext db, CancellationToken cancellationToken) =>
    [
        .. await ProjectsAsync(db, cancellationToken),
        .. await db.SessionTypeSites.Where(link => link.IdSite == IdSite && link.SessionType.IdService == IdService).ToListAsync(cancellationToken),
    ];

    private Task<List<ServiceProject>> ProjectsAsync(TeraContext db, CancellationToken cancellationToken) =>
        db.ServiceProjects.Where(link => link.IdService == IdService && link.Project.IdSite == IdSite).ToListAsync(cancellationToken);
}
