using System.Linq.Expressions;
using System.Text.Json.Serialization;

namespace OpenTera.TeraServer.Services;

/// <summary>Who or what has which role. What it is not about is left out.</summary>
public sealed record ServiceAccessAnswer
{
    public required int IdServiceAccess { get; init; }
    public required int IdService { get; init; }
    public required string ServiceName { get; init; }
    public required string ServiceKey { get; init; }
    public required int IdServiceRole { get; init; }
    public required string ServiceRoleName { get; init; }
    public string ServiceAccessRoleName => ServiceRoleName;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? IdUserGroup { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? UserGroupName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? IdDevice { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DeviceName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? IdParticipantGroup { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ParticipantGroupName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? IdSite { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SiteName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? IdProject { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ProjectName { get; init; }

    // Id and role once more, under the names they have as an access to a site or to a project.

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? IdSiteAccess { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SiteAccessRole { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? IdProjectAccess { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ProjectAccessRole { get; init; }

    public static readonly Expression<Func<ServiceAccess, ServiceAccessAnswer>> Full = access => new ServiceAccessAnswer
    {
        IdServiceAccess = access.IdServiceAccess,
        IdService = access.ServiceRole.IdService,
        ServiceName = access.ServiceRole.Service.ServiceName,
        ServiceKey = access.ServiceRole.Service.ServiceKey,
        IdServiceRole = access.IdServiceRole,
        ServiceRoleName = access.ServiceRole.ServiceRoleName,
        IdUserGroup = access.IdUserGroup,
        UserGroupName = access.UserGroup!.UserGroupName,
        IdDevice = access.IdDevice,
        DeviceName = access.Device!.DeviceName,
        IdParticipantGroup = access.IdParticipantGroup,
        ParticipantGroupName = access.ParticipantGroup!.ParticipantGroupName,
        IdSite = access.ServiceRole.IdSite,
        SiteName = access.ServiceRole.Site!.SiteName,
        IdProject = access.ServiceRole.IdProject,
        ProjectName = access.ServiceRole.Project!.ProjectName,
    };
}
