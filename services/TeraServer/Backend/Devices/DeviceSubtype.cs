using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace OpenTera.TeraServer.Devices;

[Table("t_devices_subtypes")]
public sealed class DeviceSubtype : Entity
{
    [Key]
    public int IdDeviceSubtype { get; set; }

    public int IdDeviceType { get; set; }
    public string DeviceSubtypeName { get; set; } = null!;

    [ForeignKey(nameof(IdDeviceType))]
    public DeviceType DeviceType { get; set; } = null!;

    public List<Device> Devices { get; } = [];
}
