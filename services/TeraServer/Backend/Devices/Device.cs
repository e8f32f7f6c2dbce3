using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Devices;

[Table("t_devices")]
[Index(nameof(DeviceToken), IsUnique = true)]
[Index(nameof(DeviceUuid), IsUnique = true)]
[PublishesChanges(nameof(IdDevice), nameof(DeviceUuid))]
public sealed class Device : SoftDeletableEntity
{
    [Key]
    public int IdDevice { get; set; }

    [MaxLength(36)]
    public string DeviceUuid { get; set; } = null!;

    public string DeviceName { get; set; } = null!;
    public int IdDeviceType { get; set; }
    public int? IdDeviceSubtype { get; set; }

    [Detail]
    public string? DeviceToken { get; set; }

    [JsonIgnore]
    public string? DeviceCertificate { get; set; }

    public bool DeviceEnabled { get; set; }

    [Detail]
    public bool DeviceOnlineable { get; set; }

    [Detail]
    public string? DeviceConfig { get; set; }

    [Detail]
    public string? DeviceInfos { get; set; }

    [Detail]
    public string? DeviceNotes { get; set; }

    [Detail]
    public DateTimeOffset? DeviceLastonline { get; set; }

    [ForeignKey(nameof(IdDeviceSubtype)), DeleteBehavior(DeleteBehavior.SetNull)]
    public DeviceSubtype? DeviceSubtype { get; set; }

    [ForeignKey(nameof(IdDeviceType))]
    public DeviceType DeviceType { get; set; } = null!;

    [SoftDeleteCascade]
    public List<Asset> Assets => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<DeviceParticipant> DeviceParticipants => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<DeviceProject> DeviceProjects => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<DeviceSite> DeviceSites => field ??= [];

    public List<ServiceAccess> ServiceAccesses => field ??= [];

    [SoftDeleteCascade(Restore.Always)]
    public List<ServiceConfig> ServiceConfigs => field ??= [];

    [SoftDeleteCascade]
    public List<Session> CreatedSessions => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<SessionDevice> SessionDevices => field ??= [];

    [SoftDeleteCascade]
    public List<Test> Tests => field ??= [];

    public List<TestInvitation> TestInvitations => field ??= [];

    internal override Task BeforeInsertAsync(TeraContext db, CancellationToken cancellationToken)
    {
        DeviceLastonline = null;
        return BeforeUpdateAsync(db, cancellationToken);
    }

    internal override Task BeforeUpdateAsync(TeraContext db, CancellationToken cancellationToken)
    {
        // 0 says that it has none.
        if (IdDeviceSubtype == 0)
            IdDeviceSubtype = null;
        return Task.CompletedTask;
    }

    internal override async Task AfterInsertAsync(TeraContext db, CancellationToken cancellationToken) =>
        DeviceToken = StaticToken.Create(await db.SettingAsync(ServerSetting.TokenEncryptionKey, cancellationToken),
            ("device_uuid", DeviceUuid), ("id_device", IdDevice));

    internal override async Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (await db.DeviceParticipants.AnyAsync(link => link.IdDevice == IdDevice, cancellationToken))
            throw new IntegrityException("Device still associated to participant(s)", "t_devices_participants");
        if (await db.SessionDevices.AnyAsync(link => link.IdDevice == IdDevice, cancellationToken))
            throw new IntegrityException("Device still has sessions", "t_sessions_devices");
        if (await db.Sessions.AnyAsync(session => session.IdCreatorDevice == IdDevice, cancellationToken))
            throw new IntegrityException("Device still has created sessions", "t_sessions");
        if (await db.Assets.AnyAsync(asset => asset.IdDevice == IdDevice, cancellationToken))
            throw new IntegrityException("Device still has created assets", "t_assets");
        if (await db.Tests.AnyAsync(test => test.IdDevice == IdDevice, cancellationToken))
            throw new IntegrityException("Device still has created tests", "t_tests");
    }
}
