using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace OpenTera.TeraServer.Services;

[Table("t_services_configs_specifics")]
public sealed class ServiceConfigSpecific : SoftDeletableEntity
{
    [Key]
    public int IdServiceConfigSpecific { get; set; }

    public int IdServiceConfig { get; set; }
    public string ServiceConfigSpecificId { get; set; } = null!;
    public string ServiceConfigSpecificConfig { get; set; } = null!;

    [ForeignKey(nameof(IdServiceConfig))]
    public ServiceConfig ServiceConfig { get; set; } = null!;
}
