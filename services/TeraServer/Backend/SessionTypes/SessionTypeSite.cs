using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace OpenTera.TeraServer.SessionTypes;

[Table("t_sessions_types_sites")]
public sealed class SessionTypeSite : SoftDeletableEntity
{
    [Key]
    public int IdSessionTypeSite { get; set; }

    public int IdSessionType { get; set; }
    public int IdSite { get; set; }

    [ForeignKey(nameof(IdSessionType))]
    public SessionType SessionType { get; set; } = null!;

    [ForeignKey(nameof(IdSite))]
    public Site Site { get; set; } = null!;
}
