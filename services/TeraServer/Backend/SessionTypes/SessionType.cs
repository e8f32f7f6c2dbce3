using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.SessionTypes;

[Table("t_sessions_types")]
public sealed class SessionType : SoftDeletableEntity
{
    [Key]
    public int IdSessionType { get; set; }

    public int? IdService { get; set; }
    public string SessionTypeName { get; set; } = null!;
    public bool SessionTypeOnline { get; set; }
    public string? SessionTypeConfig { get; set; }

    [MaxLength(7)]
    public string SessionTypeColor { get; set; } = null!;

    public SessionCategory SessionTypeCategory { get; set; }

    [ForeignKey(nameof(IdService)), DeleteBehavior(DeleteBehavior.Cascade)]
    public Service? Service { get; set; }

    public List<Session> Sessions { get; } = [];
    public List<SessionTypeProject> SessionTypeProjects { get; } = [];
    public List<SessionTypeService> SessionTypeServices { get; } = [];
    public List<SessionTypeSite> SessionTypeSites { get; } = [];
}
