using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace OpenTera.TeraServer.SessionTypes;

[Table("t_sessions_types_services")]
public sealed class SessionTypeService : SoftDeletableEntity
{
    [Key]
    public int IdSessionTypeService { get; set; }

    public int IdSessionType { get; set; }
    public int IdService { get; set; }

    [ForeignKey(nameof(IdService))]
    public Service Service { get; set; } = null!;

    [ForeignKey(nameof(IdSessionType))]
    public SessionType SessionType { get; set; } = null!;
}
