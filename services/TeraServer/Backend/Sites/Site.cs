using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;

namespace OpenTera.TeraServer.Sites;

[Table("t_sites")]
public sealed class Site : SoftDeletableEntity
{
    [Key]
    public int IdSite { get; set; }

    public string SiteName { get; set; } = null!;

    [Column("site_2fa_required"), JsonPropertyName("site_2fa_required")]
    public bool Site2faRequired { get; set; }

    public List<DeviceSite> DeviceSites { get; } = [];
    public List<Project> Projects { get; } = [];
    public List<ServiceRole> ServiceRoles { get; } = [];
    public List<ServiceSite> ServiceSites { get; } = [];
    public List<SessionTypeSite> SessionTypeSites { get; } = [];
    public List<TestTypeSite> TestTypeSites { get; } = [];
}
