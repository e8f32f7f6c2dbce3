using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

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

    public List<Device> Devices => field ??= [];

    internal override async Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (await db.Devices.AnyAsync(device => device.IdDeviceSubtype == IdDeviceSubtype, cancellationToken))
            throw new IntegrityException("Device subtype still have devices with that subtype", "t_devices");
    }
}
