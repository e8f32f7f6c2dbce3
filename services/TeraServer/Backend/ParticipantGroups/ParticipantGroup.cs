using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace OpenTera.TeraServer.ParticipantGroups;

[Table("t_participants_groups")]
[KeySequence("id_participantgroup_sequence")]
public sealed class ParticipantGroup : SoftDeletableEntity
{
    [Key]
    public int IdParticipantGroup { get; set; }

    public int IdProject { get; set; }
    public string ParticipantGroupName { get; set; } = null!;

    [ForeignKey(nameof(IdProject))]
    public Project Project { get; set; } = null!;

    public List<Participant> Participants { get; } = [];
    public List<ServiceAccess> ServiceAccesses { get; } = [];
}
