using System.Linq.Expressions;
using System.Text.Json.Serialization;

namespace OpenTera.TeraServer.Services;

public sealed record ServiceAnswer(Service Row) : RowAnswer<Service>(Row)
{
    public Optional<List<ServiceRoleAnswer>> ServiceRoles { get; init; }
    public Optional<List<RowAnswer<ServiceProject>>> ServiceProjects { get; init; }

    /// <summary>Where clients reach it.</summary>
    public Optional<string> ServiceBaseUrl { get; init; }

    /// <summary>With its roles and projects.</summary>
    public static readonly Expression<Func<Service, ServiceAnswer>> Full = service => new ServiceAnswer(service)
    {
        ServiceRoles = service.ServiceRoles.OrderBy(role => role.IdServiceRole).Select(role => new ServiceRoleAnswer
        {
            IdService = role.IdService,
            IdServiceRole = role.IdServiceRole,
            ServiceRoleName = role.ServiceRoleName,
            IdProject = role.IdProject,
            ProjectName = role.Project!.ProjectName,
            IdSite = role.IdSite,
            SiteName = role.Site!.SiteName,
            ServiceName = role.Service!.ServiceName,
        }).ToList(),
        ServiceProjects = service.ServiceProjects.OrderBy(association => association.IdServiceProject)
            .Select(association => new RowAnswer<ServiceProject>(association)).ToList(),
    };
}

/// <summary>A role of a service; of a site or project only where it is one.</summary>
public sealed record ServiceRoleAnswer
{
    public required int IdService { get; init; }
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
}
