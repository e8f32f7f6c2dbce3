using System.Linq.Expressions;
using System.Text.Json.Serialization;

namespace OpenTera.TeraServer.Services;

/// <summary>A role of a service; of a site or project only where it is one.</summary>
public sealed record ServiceRoleAnswer
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? IdService { get; init; }

    public required int IdServiceRole { get; init; }
    public required string ServiceRoleName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? IdProject { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ProjectName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? IdSite { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SiteName { get; init; }

    public Optional<string> ServiceName { get; init; }

    public static readonly Expression<Func<ServiceRole, ServiceRoleAnswer>> Full = role => new ServiceRoleAnswer
    {
        IdService = role.IdService,
        IdServiceRole = role.IdServiceRole,
        ServiceRoleName = role.ServiceRoleName,
        IdProject = role.IdProject,
        ProjectName = role.Project!.ProjectName,
        IdSite = role.IdSite,
        SiteName = role.Site!.SiteName,
        ServiceName = role.Service.ServiceName,
    };
}
