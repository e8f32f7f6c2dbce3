using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Participants;

[Table("t_participants")]
[Index(nameof(ParticipantToken), IsUnique = true)]
[Index(nameof(ParticipantUsername))]
[Index(nameof(ParticipantUuid), IsUnique = true)]
public sealed class Participant : SoftDeletableEntity
{
    [Key]
    public int IdParticipant { get; set; }

    [MaxLength(36)]
    public string ParticipantUuid { get; set; } = null!;

    public string ParticipantName { get; set; } = null!;

    [MaxLength(50)]
    public string? ParticipantUsername { get; set; }

    public string? ParticipantEmail { get; set; }
    public string? ParticipantPassword { get; set; }
    public bool ParticipantTokenEnabled { get; set; }
    public string? ParticipantToken { get; set; }
    public DateTimeOffset? ParticipantLastonline { get; set; }
    public bool ParticipantEnabled { get; set; } = true;
    public bool ParticipantLoginEnabled { get; set; }
    public int? IdParticipantGroup { get; set; }
    public int IdProject { get; set; }

    [ForeignKey(nameof(IdParticipantGroup)), DeleteBehavior(DeleteBehavior.Cascade)]
    public ParticipantGroup? ParticipantGroup { get; set; }

    [ForeignKey(nameof(IdProject))]
    public Project Project { get; set; } = null!;

    public List<Asset> Assets { get; } = [];
    public List<DeviceParticipant> DeviceParticipants { get; } = [];
    public List<ServiceConfig> ServiceConfigs { get; } = [];
    public List<Session> CreatedSessions { get; } = [];
    public List<SessionParticipant> SessionParticipants { get; } = [];
    public List<Test> Tests { get; } = [];
    public List<TestInvitation> TestInvitations { get; } = [];
}
