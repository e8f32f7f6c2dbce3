using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Devices;

[Table("t_devices_projects")]
public sealed class DeviceProject : SoftDeletableEntity, ILink<DeviceProject>
{
    [Key]
    public int IdDeviceProject { get; set; }

    public int IdDevice { get; set; }
    public int IdProject { get; set; }

    [ForeignKey(nameof(IdDevice))]
    public Device Device { get; set; } = null!;

    [ForeignKey(nameof(IdProject))]
    public Project Project { get; set; } = null!;

    static async Task ILink<DeviceProject>.BeforeLinkAsync(TeraContext db, IReadOnlyCollection<DeviceProject> links, CancellationToken cancellationToken)
    {
        var sites = await Project.SitesAsync(db, links.Select(link => link.IdProject), cancellationToken);
        var devices = links.Select(link => link.IdDevice).ToArray();
        var atSite = await db.DeviceSites.Where(link => devices.Contains(link.IdDevice)).Select(link => new { link.IdDevice, link.IdSite }).ToListAsync(cancellationToken);
        if (!links.All(link => atSite.Contains(new { link.IdDevice, IdSite = sites[link.IdProject] })))
            throw new IntegrityException("Device not associated to project site", "t_devices_sites");
    }

    internal override async Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (await db.DeviceParticipants.AnyAsync(link => link.IdDevice == IdDevice && link.Participant.IdProject == IdProject, cancellationToken))
            throw new IntegrityException("Project still has participant associated to the device", "t_participants");
        if (await db.Sessions.Where(session => session.IdCreatorDevice == IdDevice || session.SessionDevices.Any(link => link.IdDevice == IdDevice))
            .AnyAsync(Session.InProject(IdProject), cancellationToken))
            throw new IntegrityException("Device still has sessions in this project", "t_sessions");
    }
}
