using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Devices;

[Table("t_devices_participants")]
public sealed class DeviceParticipant : SoftDeletableEntity
{
    [Key]
    public int IdDeviceParticipant { get; set; }

    public int IdDevice { get; set; }
    public int IdParticipant { get; set; }

    [ForeignKey(nameof(IdDevice)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public Device Device { get; set; } = null!;

    [ForeignKey(nameof(IdParticipant))]
    public Participant Participant { get; set; } = null!;
}
