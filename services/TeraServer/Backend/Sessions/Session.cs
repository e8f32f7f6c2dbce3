using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sessions;

[Table("t_sessions")]
[Index(nameof(SessionStartDatetime))]
[Index(nameof(SessionUuid), IsUnique = true)]
public sealed class Session : SoftDeletableEntity
{
    [Key]
    public int IdSession { get; set; }

    [MaxLength(36)]
    public string SessionUuid { get; set; } = null!;

    public int IdSessionType { get; set; }
    public int? IdCreatorUser { get; set; }
    public int? IdCreatorDevice { get; set; }
    public int? IdCreatorParticipant { get; set; }
    public int? IdCreatorService { get; set; }
    public string SessionName { get; set; } = null!;
    public DateTimeOffset SessionStartDatetime { get; set; }
    public int SessionDuration { get; set; }
    public SessionStatus SessionStatus { get; set; }
    public string? SessionComments { get; set; }
    public string? SessionParameters { get; set; }

    [ForeignKey(nameof(IdCreatorDevice)), InverseProperty(nameof(Device.CreatedSessions)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public Device? CreatorDevice { get; set; }

    [ForeignKey(nameof(IdCreatorParticipant)), InverseProperty(nameof(Participant.CreatedSessions)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public Participant? CreatorParticipant { get; set; }

    [ForeignKey(nameof(IdCreatorService)), InverseProperty(nameof(Service.CreatedSessions)), DeleteBehavior(DeleteBehavior.Cascade)]
    public Service? CreatorService { get; set; }

    [ForeignKey(nameof(IdCreatorUser)), InverseProperty(nameof(User.CreatedSessions)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public User? CreatorUser { get; set; }

    [ForeignKey(nameof(IdSessionType)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public SessionType SessionType { get; set; } = null!;

    public List<Asset> Assets { get; } = [];
    public List<SessionDevice> SessionDevices { get; } = [];
    public List<SessionEvent> SessionEvents { get; } = [];
    public List<SessionParticipant> SessionParticipants { get; } = [];
    public List<SessionUser> SessionUsers { get; } = [];
    public List<Test> Tests { get; } = [];
    public List<TestInvitation> TestInvitations { get; } = [];
}
