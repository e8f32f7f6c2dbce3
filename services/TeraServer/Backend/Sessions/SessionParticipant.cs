using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sessions;

[Table("t_sessions_participants")]
[KeySequence("id_session_participant")]
public sealed class SessionParticipant : SoftDeletableEntity, ILink<SessionParticipant>
{
    [Key]
    public int IdSessionParticipant { get; set; }

    public int? IdSession { get; set; }
    public int? IdParticipant { get; set; }

    [ForeignKey(nameof(IdParticipant)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public Participant? Participant { get; set; }

    [ForeignKey(nameof(IdSession)), DeleteBehavior(DeleteBehavior.Cascade)]
    public Session? Session { get; set; }
}
