using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Participants;

[Table("t_participants")]
[Index(nameof(ParticipantToken), IsUnique = true)]
[Index(nameof(ParticipantUsername))]
[Index(nameof(ParticipantUuid), IsUnique = true)]
[PublishesChanges(nameof(IdParticipant), nameof(ParticipantUuid))]
public sealed class Participant : SoftDeletableEntity
{
    [Key]
    public int IdParticipant { get; set; }

    [MaxLength(36)]
    public string ParticipantUuid { get; set; } = null!;

    public string ParticipantName { get; set; } = null!;

    [MaxLength(50), Detail]
    public string? ParticipantUsername { get; set; }

    public string? ParticipantEmail { get; set; }

    [JsonIgnore]
    public string? ParticipantPassword { get; set; }

    public bool ParticipantTokenEnabled { get; set; }

    [Detail]
    public string? ParticipantToken { get; set; }

    [Detail]
    public DateTimeOffset? ParticipantLastonline { get; set; }

    public bool ParticipantEnabled { get; set; } = true;

    [Detail]
    public bool ParticipantLoginEnabled { get; set; }

    public int? IdParticipantGroup { get; set; }
    public int IdProject { get; set; }

    [ForeignKey(nameof(IdParticipantGroup)), DeleteBehavior(DeleteBehavior.Cascade)]
    public ParticipantGroup? ParticipantGroup { get; set; }

    [ForeignKey(nameof(IdProject))]
    public Project Project { get; set; } = null!;

    [SoftDeleteCascade]
    public List<Asset> Assets => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<DeviceParticipant> DeviceParticipants => field ??= [];

    [SoftDeleteCascade(Restore.Always)]
    public List<ServiceConfig> ServiceConfigs => field ??= [];

    [SoftDeleteCascade]
    public List<Session> CreatedSessions => field ??= [];

    [SoftDeleteCascade(Restore.WhenOtherEndIsAlive)]
    public List<SessionParticipant> SessionParticipants => field ??= [];

    [SoftDeleteCascade]
    public List<Test> Tests => field ??= [];

    public List<TestInvitation> TestInvitations => field ??= [];

    /// <summary>Whether a participant has sessions or data, which stay: such a one can't be deleted.</summary>
    internal static Expression<Func<Participant, bool>> HasHistory =>
        participant => participant.SessionParticipants.Any() || participant.CreatedSessions.Any() || participant.Assets.Any() || participant.Tests.Any();

    internal override async Task BeforeInsertAsync(TeraContext db, CancellationToken cancellationToken)
    {
        ParticipantLastonline = null;
        ParticipantToken = null;
        await RequireFreeUsernameAsync(db, cancellationToken);
        if (!await db.Projects.AnyAsync(project => project.IdProject == IdProject && project.ProjectEnabled, cancellationToken))
            throw new IntegrityException("Participant project disabled - no insert allowed", "t_projects");
    }

    internal override async Task AfterInsertAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (ParticipantTokenEnabled && ParticipantEnabled)
            ParticipantToken = await NewTokenAsync(db, cancellationToken);
    }

    internal override async Task BeforeUpdateAsync(TeraContext db, CancellationToken cancellationToken)
    {
        var entry = db.Entry(this);
        if (entry.Property(row => row.ParticipantUsername).IsModified)
            await RequireFreeUsernameAsync(db, cancellationToken);
        if (entry.Property(row => row.ParticipantEnabled).IsModified && ParticipantEnabled
            && !await db.Projects.AnyAsync(project => project.IdProject == IdProject && project.ProjectEnabled, cancellationToken))
            throw new IntegrityException("Participant project disabled - no update allowed", "t_projects");
        if (entry.Property(row => row.ParticipantTokenEnabled).IsModified)
            ParticipantToken = ParticipantTokenEnabled && ParticipantEnabled ? await NewTokenAsync(db, cancellationToken) : null;
    }

    internal override async Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (await db.SessionParticipants.AnyAsync(link => link.IdParticipant == IdParticipant, cancellationToken))
            throw new IntegrityException("Participant still has sessions", "t_sessions_participants");
        if (await db.Sessions.AnyAsync(session => session.IdCreatorParticipant == IdParticipant, cancellationToken))
            throw new IntegrityException("Participant still has created sessions", "t_sessions");
        if (await db.Assets.AnyAsync(asset => asset.IdParticipant == IdParticipant, cancellationToken))
            throw new IntegrityException("Participant still has created assets", "t_assets");
        if (await db.Tests.AnyAsync(test => test.IdParticipant == IdParticipant, cancellationToken))
            throw new IntegrityException("Participant still has created tests", "t_tests");
    }

    private async Task RequireFreeUsernameAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(ParticipantUsername)
            && await db.Participants.AnyAsync(other => other.ParticipantUsername == ParticipantUsername && other.IdParticipant != IdParticipant, cancellationToken))
            throw new UsernameTakenException(ParticipantUsername);
    }

    private async Task<string> NewTokenAsync(TeraContext db, CancellationToken cancellationToken) =>
        StaticToken.Create(await db.SettingAsync(ServerSetting.ParticipantTokenEncryptionKey, cancellationToken),
            ("participant_uuid", ParticipantUuid), ("id_participant", IdParticipant));
}
