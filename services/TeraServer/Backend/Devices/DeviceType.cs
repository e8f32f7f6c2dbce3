using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Devices;

[Table("t_devices_types")]
[Index(nameof(DeviceTypeKey), IsUnique = true)]
public sealed class DeviceType : Entity
{
    [Key]
    public int IdDeviceType { get; set; }

    public string DeviceTypeName { get; set; } = null!;
    public string DeviceTypeKey { get; set; } = null!;

    public List<Device> Devices => field ??= [];
    public List<DeviceSubtype> DeviceSubtypes => field ??= [];

    internal override async Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (await db.Devices.AnyAsync(device => device.IdDeviceType == IdDeviceType, cancellationToken))
            throw new IntegrityException("Device Type still has associated devices", "t_devices");
    }
}
