using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace OpenTera.TeraServer.Devices;

[Table("t_devices_sites")]
public sealed class DeviceSite : SoftDeletableEntity
{
    [Key]
    public int IdDeviceSite { get; set; }

    public int IdDevice { get; set; }
    public int IdSite { get; set; }

    [ForeignKey(nameof(IdDevice))]
    public Device Device { get; set; } = null!;

    [ForeignKey(nameof(IdSite))]
    public Site Site { get; set; } = null!;
}
