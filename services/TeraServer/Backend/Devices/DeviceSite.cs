using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Devices;

[Table("t_devices_sites")]
public sealed class DeviceSite : SoftDeletableEntity, ILink<DeviceSite>
{
    [Key]
    public int IdDeviceSite { get; set; }

    public int IdDevice { get; set; }
    public int IdSite { get; set; }

    [ForeignKey(nameof(IdDevice))]
    public Device Device { get; set; } = null!;

    [ForeignKey(nameof(IdSite))]
    public Site Site { get; set; } = null!;

    internal override async Task<IReadOnlyList<SoftDeletableEntity>> CompanionsAsync(TeraContext db, CancellationToken cancellationToken) =>
        await db.DeviceProjects.Where(link => link.IdDevice == IdDevice && link.Project.IdSite == IdSite).ToListAsync(cancellationToken);
}
