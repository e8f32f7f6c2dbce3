using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

[Table("t_services_roles")]
public sealed class ServiceRole : SoftDeletableEntity
{
    [Key]
    public int IdServiceRole { get; set; }

    public int IdService { get; set; }
    public int? IdProject { get; set; }
    public int? IdSite { get; set; }

    [MaxLength(100)]
    public string ServiceRoleName { get; set; } = null!;

    [ForeignKey(nameof(IdProject)), DeleteBehavior(DeleteBehavior.Cascade)]
    public Project? Project { get; set; }

    [ForeignKey(nameof(IdService))]
    public Service Service { get; set; } = null!;

    [ForeignKey(nameof(IdSite)), DeleteBehavior(DeleteBehavior.Cascade)]
    public Site? Site { get; set; }

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<ServiceAccess> ServiceAccesses => field ??= [];

    /// <summary>The roles that TeraServer itself gives in a new site or project.</summary>
    internal static async Task<IEnumerable<ServiceRole>> ForNewPlaceAsync(TeraContext db, CancellationToken cancellationToken)
    {
        var teraServer = await db.Services.Where(service => service.ServiceKey == Service.TeraServerKey).Select(service => service.IdService).SingleAsync(cancellationToken);
        return new[] { "admin", "user" }.Select(name => new ServiceRole { IdService = teraServer, ServiceRoleName = name });
    }
}
