using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

[Table("t_services_access")]
[KeySequence("id_service_project_role_sequence")]
public sealed class ServiceAccess : SoftDeletableEntity, ILink<ServiceAccess>
{
    [Key]
    public int IdServiceAccess { get; set; }

    public int? IdUserGroup { get; set; }
    public int? IdDevice { get; set; }
    public int? IdParticipantGroup { get; set; }
    public int IdServiceRole { get; set; }

    [ForeignKey(nameof(IdDevice)), DeleteBehavior(DeleteBehavior.Cascade)]
    public Device? Device { get; set; }

    [ForeignKey(nameof(IdParticipantGroup)), DeleteBehavior(DeleteBehavior.Cascade)]
    public ParticipantGroup? ParticipantGroup { get; set; }

    [ForeignKey(nameof(IdServiceRole))]
    public ServiceRole ServiceRole { get; set; } = null!;

    [ForeignKey(nameof(IdUserGroup)), DeleteBehavior(DeleteBehavior.Cascade)]
    public UserGroup? UserGroup { get; set; }
}
