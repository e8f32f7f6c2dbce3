using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sessions;

[Table("t_sessions_devices")]
[KeySequence("id_session_device")]
public sealed class SessionDevice : SoftDeletableEntity, ILink<SessionDevice>
{
    [Key]
    public int IdSessionDevice { get; set; }

    public int? IdSession { get; set; }
    public int? IdDevice { get; set; }

    [ForeignKey(nameof(IdDevice)), DeleteBehavior(DeleteBehavior.ClientNoAction)]
    public Device? Device { get; set; }

    [ForeignKey(nameof(IdSession)), DeleteBehavior(DeleteBehavior.Cascade)]
    public Session? Session { get; set; }
}
