using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace OpenTera.TeraServer.Devices;

[Table("t_devices_projects")]
public sealed class DeviceProject : SoftDeletableEntity
{
    [Key]
    public int IdDeviceProject { get; set; }

    public int IdDevice { get; set; }
    public int IdProject { get; set; }

    [ForeignKey(nameof(IdDevice))]
    public Device Device { get; set; } = null!;

    [ForeignKey(nameof(IdProject))]
    public Project Project { get; set; } = null!;
}
