using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace OpenTera.TeraServer.Services;

[Table("t_services_sites")]
public sealed class ServiceSite : SoftDeletableEntity
{
    [Key]
    public int IdServiceSite { get; set; }

    public int IdService { get; set; }
    public int IdSite { get; set; }

    [ForeignKey(nameof(IdService))]
    public Service Service { get; set; } = null!;

    [ForeignKey(nameof(IdSite))]
    public Site Site { get; set; } = null!;
}
