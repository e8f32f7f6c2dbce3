using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.ParticipantGroups;

[Table("t_participants_groups")]
[KeySequence("id_participantgroup_sequence")]
[PublishesChanges(nameof(IdParticipantGroup))]
public sealed class ParticipantGroup : SoftDeletableEntity
{
    [Key]
    public int IdParticipantGroup { get; set; }

    public int IdProject { get; set; }
    public string ParticipantGroupName { get; set; } = null!;

    [ForeignKey(nameof(IdProject))]
    public Project Project { get; set; } = null!;

    [SoftDeleteCascade]
    public List<Participant> Participants => field ??= [];

    public List<ServiceAccess> ServiceAccesses => field ??= [];

    internal override async Task BeforeUpdateAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (!db.Entry(this).Property(row => row.IdProject).IsModified)
            return;
        // The group's participants go with it to its new project.
        foreach (var participant in await db.Participants.Where(row => row.IdParticipantGroup == IdParticipantGroup).ToListAsync(cancellationToken))
            participant.IdProject = IdProject;
    }

    internal override async Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (await db.Participants.Where(participant => participant.IdParticipantGroup == IdParticipantGroup).AnyAsync(Participant.HasHistory, cancellationToken))
            throw new IntegrityException("Participant group still has participant(s)", "t_participants");
    }
}
