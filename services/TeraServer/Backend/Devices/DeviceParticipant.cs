using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Devices;

[Table("t_devices_participants")]
public sealed class DeviceParticipant : SoftDeletableEntity, ILink<DeviceParticipant>
{
    [Key]
    public int IdDeviceParticipant { get; set; }

    public int IdDevice { get; set; }
    public int IdParticipant { get; set; }

    [ForeignKey(nameof(IdDevice)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public Device Device { get; set; } = null!;

    [ForeignKey(nameof(IdParticipant))]
    public Participant Participant { get; set; } = null!;

    static async Task ILink<DeviceParticipant>.BeforeLinkAsync(TeraContext db, IReadOnlyCollection<DeviceParticipant> links, CancellationToken cancellationToken)
    {
        var participants = links.Select(link => link.IdParticipant).ToArray();
        var projects = await db.Participants.Where(participant => participants.Contains(participant.IdParticipant))
            .ToDictionaryAsync(participant => participant.IdParticipant, participant => participant.IdProject, cancellationToken);
        var devices = links.Select(link => link.IdDevice).ToArray();
        var inProject = await db.DeviceProjects.Where(link => devices.Contains(link.IdDevice)).Select(link => new { link.IdDevice, link.IdProject }).ToListAsync(cancellationToken);
        foreach (var link in links)
        {
            if (!projects.TryGetValue(link.IdParticipant, out var project))
                throw new IntegrityException("Participant not found", "t_participants");
            if (!inProject.Contains(new { link.IdDevice, IdProject = project }))
                throw new IntegrityException("Device not associated to project", "t_devices_projects");
        }
    }
}
