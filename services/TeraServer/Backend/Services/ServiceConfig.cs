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

    [DeleteBehavior(DeleteBehavior.Cascade)]
    public Device? Device { get; set; }

    [DeleteBehavior(DeleteBehavior.Cascade)]
    public Participant? Participant { get; set; }

    public Service Service { get; set; } = null!;

    [DeleteBehavior(DeleteBehavior.Cascade)]
    public User? User { get; set; }

    public List<ServiceConfigSpecific> ServiceConfigSpecifics { get; } = [];
}
