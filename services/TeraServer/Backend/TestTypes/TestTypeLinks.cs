using System.Text.Json.Serialization;

namespace OpenTera.TeraServer.TestTypes;

/// <summary>A test type and a project it is in, or one of them alone where they could be linked.</summary>
public sealed record TestTypeProjectAnswer
{
    public required int? IdTestTypeProject { get; init; }
    public required int? IdTestType { get; init; }
    public required int? IdProject { get; init; }
    public Optional<string?> TestTypeName { get; init; }
    public Optional<string?> ProjectName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? IdSite { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SiteName { get; init; }
}

/// <summary>A test type and a site it is in, or one of them alone where they could be linked.</summary>
public sealed record TestTypeSiteAnswer
{
    public required int? IdTestTypeSite { get; init; }
    public required int? IdTestType { get; init; }
    public required int? IdSite { get; init; }
    public Optional<string?> TestTypeName { get; init; }
    public Optional<string?> SiteName { get; init; }
}

internal static class TestTypeLinks
{
    /// <summary>How a request names test types and their projects.</summary>
    public static readonly LinkShape Projects = new(
        "test_type_project",
        new("test_type", "id_test_type", "projects"),
        new("project", "id_project", "testtypes") { MissingId = "Missing project ID", MissingOthers = "Missing test types" })
    {
        UnknownFormat = "Unknown format",
    };

    /// <summary>How a request names test types and their sites.</summary>
    public static readonly LinkShape Sites = new(
        "test_type_site",
        new("test_type", "id_test_type", "sites"),
        new("site", "id_site", "testtypes") { MissingId = "Missing site ID", MissingOthers = "Missing test types" });
}
