using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

[Table("t_services")]
[Index(nameof(ServiceKey), IsUnique = true)]
[PublishesChanges(nameof(IdService), nameof(ServiceKey), WithDetails = true)]
public sealed class Service : SoftDeletableEntity, IDescribesChange
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
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ServiceEndpointUser { get; set; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ServiceEndpointParticipant { get; set; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ServiceEndpointDevice { get; set; }
    public bool ServiceEnabled { get; set; }
    public bool ServiceSystem { get; set; }
    public bool ServiceEditableConfig { get; set; }
    [Detail]
    public string? ServiceDefaultConfig { get; set; } = "{}";
    public bool ServiceHasAssets { get; set; }
    public bool ServiceHasTests { get; set; }

    [SoftDeleteCascade]
    public List<Asset> OwnedAssets => field ??= [];

    [SoftDeleteCascade]
    public List<Asset> Assets => field ??= [];

    public List<ServiceConfig> ServiceConfigs => field ??= [];

    [SoftDeleteCascade(Restore.Always)]
    public List<ServiceProject> ServiceProjects => field ??= [];

    [SoftDeleteCascade(Restore.Always)]
    public List<ServiceRole> ServiceRoles => field ??= [];

    [SoftDeleteCascade(Restore.Always)]
    public List<ServiceSite> ServiceSites => field ??= [];

    [SoftDeleteCascade]
    public List<Session> CreatedSessions => field ??= [];

    public List<SessionType> SessionTypes => field ??= [];
    public List<SessionTypeService> SessionTypeServices => field ??= [];

    [SoftDeleteCascade]
    public List<Test> Tests => field ??= [];

    public List<TestType> TestTypes => field ??= [];

    /// <summary>The key of TeraServer's own row.</summary>
    public const string TeraServerKey = "OpenTeraServer";

    /// <summary>The key of the service that keeps files and archives.</summary>
    public const string FileTransferKey = "FileTransferService";

    internal override async Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken)
    {
        foreach (var link in await db.ServiceSites.Where(link => link.IdService == IdService).ToListAsync(cancellationToken))
        {
            try
            {
                await link.BeforeDeleteAsync(db, cancellationToken);
            }
            catch (IntegrityException)
            {
                throw new IntegrityException("Have sessions, assets or tests using that service", "t_sessions");
            }
        }
    }

    async Task IDescribesChange.DescribeAsync(JsonObject change, TeraContext db, CancellationToken cancellationToken)
    {
        foreach (var endpoint in new[] { "service_endpoint_user", "service_endpoint_participant", "service_endpoint_device" }.Where(endpoint => change[endpoint] is null))
            change.Remove(endpoint);
        change["service_default_config"] = ServiceDefaultConfig;

        var roles = await db.ServiceRoles.AsNoTracking().Where(role => role.IdService == IdService).OrderBy(role => role.IdServiceRole)
            .Select(role => new { role.IdServiceRole, role.ServiceRoleName, role.IdProject, role.Project!.ProjectName, role.IdSite, role.Site!.SiteName })
            .ToListAsync(cancellationToken);
        change["service_roles"] = new JsonArray([.. roles.Select(role =>
        {
            var json = new JsonObject { ["id_service"] = IdService, ["id_service_role"] = role.IdServiceRole, ["service_role_name"] = role.ServiceRoleName, ["service_name"] = ServiceName };
            if (role.IdProject is { } project)
                (json["id_project"], json["project_name"]) = (project, role.ProjectName);
            if (role.IdSite is { } site)
                (json["id_site"], json["site_name"]) = (site, role.SiteName);
            return json;
        })]);

        var projects = await db.ServiceProjects.AsNoTracking().Where(link => link.IdService == IdService).OrderBy(link => link.IdServiceProject)
            .Select(link => new { link.IdServiceProject, link.IdProject }).ToListAsync(cancellationToken);
        change["service_projects"] = new JsonArray([.. projects.Select(link =>
            new JsonObject { ["id_project"] = link.IdProject, ["id_service"] = IdService, ["id_service_project"] = link.IdServiceProject })]);
    }
}
