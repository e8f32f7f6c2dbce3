using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace OpenTera.TeraServer.SessionTypes;

[Table("t_sessions_types_projects")]
public sealed class SessionTypeProject : SoftDeletableEntity
{
    [Key]
    public int IdSessionTypeProject { get; set; }

    public int IdSessionType { get; set; }
    public int IdProject { get; set; }

    [ForeignKey(nameof(IdProject))]
    public Project Project { get; set; } = null!;

    [ForeignKey(nameof(IdSessionType))]
    public SessionType SessionType { get; set; } = null!;
}
