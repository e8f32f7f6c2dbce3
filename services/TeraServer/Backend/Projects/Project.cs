using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace OpenTera.TeraServer.Projects;

[Table("t_projects")]
public sealed class Project : SoftDeletableEntity
{
    [Key]
    public int IdProject { get; set; }

    public int IdSite { get; set; }
    public string ProjectName { get; set; } = null!;
    public bool ProjectEnabled { get; set; } = true;
    public string? ProjectDescription { get; set; }

    [ForeignKey(nameof(IdSite))]
    public Site Site { get; set; } = null!;

    public List<DeviceProject> DeviceProjects { get; } = [];
    public List<Participant> Participants { get; } = [];
    public List<ParticipantGroup> ParticipantGroups { get; } = [];
    public List<ServiceProject> ServiceProjects { get; } = [];
    public List<ServiceRole> ServiceRoles { get; } = [];
    public List<SessionTypeProject> SessionTypeProjects { get; } = [];
    public List<TestInvitation> TestInvitations { get; } = [];
    public List<TestTypeProject> TestTypeProjects { get; } = [];
}
