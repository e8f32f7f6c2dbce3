using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Devices;

[Table("t_devices")]
[Index(nameof(DeviceToken), IsUnique = true)]
[Index(nameof(DeviceUuid), IsUnique = true)]
public sealed class Device : SoftDeletableEntity
{
    [Key]
    public int IdDevice { get; set; }

    [MaxLength(36)]
    public string DeviceUuid { get; set; } = null!;

    public string DeviceName { get; set; } = null!;
    public int IdDeviceType { get; set; }
    public int? IdDeviceSubtype { get; set; }
    public string? DeviceToken { get; set; }
    public string? DeviceCertificate { get; set; }
    public bool DeviceEnabled { get; set; }
    public bool DeviceOnlineable { get; set; }
    public string? DeviceConfig { get; set; }
    public string? DeviceInfos { get; set; }
    public string? DeviceNotes { get; set; }
    public DateTimeOffset? DeviceLastonline { get; set; }

    [ForeignKey(nameof(IdDeviceSubtype)), DeleteBehavior(DeleteBehavior.SetNull)]
    public DeviceSubtype? DeviceSubtype { get; set; }

    [ForeignKey(nameof(IdDeviceType))]
    public DeviceType DeviceType { get; set; } = null!;

    public List<Asset> Assets { get; } = [];
    public List<DeviceParticipant> DeviceParticipants { get; } = [];
    public List<DeviceProject> DeviceProjects { get; } = [];
    public List<DeviceSite> DeviceSites { get; } = [];
    public List<ServiceAccess> ServiceAccesses { get; } = [];
    public List<ServiceConfig> ServiceConfigs { get; } = [];
    public List<Session> CreatedSessions { get; } = [];
    public List<SessionDevice> SessionDevices { get; } = [];
    public List<Test> Tests { get; } = [];
    public List<TestInvitation> TestInvitations { get; } = [];
}
