using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

[Table("t_services_configs")]
public sealed class ServiceConfig : SoftDeletableEntity
{
    [Key]
    public int IdServiceConfig { get; set; }

    public int IdService { get; set; }
    public int? IdUser { get; set; }
    public int? IdParticipant { get; set; }
    public int? IdDevice { get; set; }
    public string ServiceConfigConfig { get; set; } = "{}";

    [ForeignKey(nameof(IdDevice)), DeleteBehavior(DeleteBehavior.Cascade)]
    public Device? Device { get; set; }

    [ForeignKey(nameof(IdParticipant)), DeleteBehavior(DeleteBehavior.Cascade)]
    public Participant? Participant { get; set; }

    [ForeignKey(nameof(IdService))]
    public Service Service { get; set; } = null!;

    [ForeignKey(nameof(IdUser)), DeleteBehavior(DeleteBehavior.Cascade)]
    public User? User { get; set; }

    [SoftDeleteCascade]
    public List<ServiceConfigSpecific> ServiceConfigSpecifics => field ??= [];
}
