using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sessions;

[Table("t_sessions_users")]
[KeySequence("id_session_user")]
public sealed class SessionUser : SoftDeletableEntity, ILink<SessionUser>
{
    [Key]
    public int IdSessionUser { get; set; }

    public int? IdSession { get; set; }
    public int? IdUser { get; set; }

    [ForeignKey(nameof(IdSession)), DeleteBehavior(DeleteBehavior.Cascade)]
    public Session? Session { get; set; }

    [ForeignKey(nameof(IdUser)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public User? User { get; set; }
}
