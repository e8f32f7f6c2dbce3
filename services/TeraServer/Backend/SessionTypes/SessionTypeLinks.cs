using System.Text.Json.Serialization;

namespace OpenTera.TeraServer.SessionTypes;

/// <summary>A session type and a project it is in, or one of them alone where they could be linked.</summary>
public sealed record SessionTypeProjectAnswer
{
    public required int? IdSessionTypeProject { get; init; }
    public required int? IdSessionType { get; init; }
    public required int? IdProject { get; init; }
    public Optional<string?> SessionTypeName { get; init; }
    public Optional<string?> ProjectName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? IdSite { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SiteName { get; init; }
}

/// <summary>A session type and a site it is in, or one of them alone where they could be linked.</summary>
public sealed record SessionTypeSiteAnswer
{
    public required int? IdSessionTypeSite { get; init; }
    public required int? IdSessionType { get; init; }
    public required int? IdSite { get; init; }
    public Optional<string?> SessionTypeName { get; init; }
    public Optional<string?> SiteName { get; init; }
}

/// <summary>A session type and a secondary service of it, or a service alone that could be one.</summary>
public sealed record SessionTypeServiceAnswer
{
    public required int? IdSessionTypeService { get; init; }
    public required int? IdSessionType { get; init; }
    public required int IdService { get; init; }
    public Optional<string?> SessionTypeName { get; init; }
    public Optional<string?> ServiceName { get; init; }
}

internal static class SessionTypeLinks
{
    /// <summary>How a user's request names session types and their projects.</summary>
    public static readonly LinkShape Projects = new(
        "session_type_project",
        new("session_type", "id_session_type", "projects"),
        new("project", "id_project", "sessiontypes") { MissingId = "Missing project ID", MissingOthers = "Missing session types" })
    {
        UnknownFormat = "Unknown format",
    };

    /// <summary>How a service's request names them.</summary>
    public static readonly LinkShape ProjectsOfService = Projects with
    {
        Name = "sessions_types_projects",
        Second = new("project", "id_project", "sessions_types") { MissingId = "Missing project ID" },
    };

    /// <summary>How a request names session types and their sites.</summary>
    public static readonly LinkShape Sites = new(
        "session_type_site",
        new("session_type", "id_session_type", "sites"),
        new("site", "id_site", "sessiontypes") { MissingId = "Missing site ID", MissingOthers = "Missing session types" });

    /// <summary>How a request names session types and their secondary services.</summary>
    public static readonly LinkShape Services = new(
        "session_type_service",
        new("session_type", "id_session_type", "services"),
        new("service", "id_service", "sessiontypes") { MissingId = "Missing service ID", MissingOthers = "Missing session types" })
    {
        UnknownFormat = "Unknown format",
    };

    public static readonly Refusal AccessDenied = new(StatusCodes.Status403Forbidden, "Access denied");

    public static readonly Refusal InUseInSite =
        Refusal.InUse("Can't delete session type from site: please delete all sessions of that type in the site before deleting.");

    public static readonly Refusal InUseInProject =
        Refusal.InUse("Can't delete session type from project: please delete all sessions of that type in the project before deleting.");
}
