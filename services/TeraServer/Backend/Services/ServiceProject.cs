using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace OpenTera.TeraServer.Services;

[Table("t_services_projects")]
public sealed class ServiceProject : SoftDeletableEntity
{
    [Key]
    public int IdServiceProject { get; set; }

    public int IdService { get; set; }
    public int IdProject { get; set; }

    [ForeignKey(nameof(IdProject))]
    public Project Project { get; set; } = null!;

    [ForeignKey(nameof(IdService))]
    public Service Service { get; set; } = null!;
}
