using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace OpenTera.TeraServer.Sessions;

[Table("t_sessions_events")]
[KeySequence("id_session_events_sequence")]
public sealed class SessionEvent : SoftDeletableEntity
{
    [Key]
    public int IdSessionEvent { get; set; }

    public int IdSession { get; set; }
    public SessionEventType IdSessionEventType { get; set; }
    public DateTimeOffset SessionEventDatetime { get; set; }
    public string? SessionEventText { get; set; }
    public string? SessionEventContext { get; set; }

    [ForeignKey(nameof(IdSession))]
    public Session Session { get; set; } = null!;
}
