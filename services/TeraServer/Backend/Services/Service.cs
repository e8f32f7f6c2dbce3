using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

[Table("t_services")]
[Index(nameof(ServiceKey), IsUnique = true)]
public sealed class Service : SoftDeletableEntity
{
    [Key]
    public int IdService { get; set; }

    [MaxLength(36)]
    public string ServiceUuid { get; set; } = null!;

    public string ServiceName { get; set; } = null!;
    public string ServiceKey { get; set; } = null!;
    public string ServiceHostname { get; set; } = null!;
    public int ServicePort { get; set; }
    public string ServiceEndpoint { get; set; } = null!;
    public string ServiceClientendpoint { get; set; } = null!;
    public string? ServiceEndpointUser { get; set; }
    public string? ServiceEndpointParticipant { get; set; }
    public string? ServiceEndpointDevice { get; set; }
    public bool ServiceEnabled { get; set; }
    public bool ServiceSystem { get; set; }
    public bool ServiceEditableConfig { get; set; }
    public string? ServiceDefaultConfig { get; set; } = "{}";
    public bool ServiceHasAssets { get; set; }
    public bool ServiceHasTests { get; set; }

    public List<Asset> OwnedAssets { get; } = [];
    public List<Asset> Assets { get; } = [];
    public List<ServiceConfig> ServiceConfigs { get; } = [];
    public List<ServiceProject> ServiceProjects { get; } = [];
    public List<ServiceRole> ServiceRoles { get; } = [];
    public List<ServiceSite> ServiceSites { get; } = [];
    public List<Session> CreatedSessions { get; } = [];
    public List<SessionType> SessionTypes { get; } = [];
    public List<SessionTypeService> SessionTypeServices { get; } = [];
    public List<Test> Tests { get; } = [];
    public List<TestType> TestTypes { get; } = [];
}
