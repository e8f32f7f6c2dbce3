using System.Text.Json;

namespace Aspire.Hosting;

/// <summary>A profile of a project's <c>Properties/launchSettings.json</c>.</summary>
internal sealed record LaunchProfile(string? CommandName, string? CommandLineArgs, string? ApplicationUrl, string? LaunchUrl, Dictionary<string, string>? EnvironmentVariables)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads the profile of that name, or else the first one that starts the project; null when there is none.</summary>
    /// <exception cref="DistributedApplicationException">The file cannot be read, or the wanted profile is not in it.</exception>
    public static (string Name, LaunchProfile Profile)? Read(string projectPath, string? wanted, string? preferred)
    {
        var path = Path.Combine(Path.GetDirectoryName(projectPath)!, "Properties", "launchSettings.json");
        if (!File.Exists(path))
            return null;
        Dictionary<string, LaunchProfile> profiles;
        try
        {
            profiles = JsonSerializer.Deserialize<Settings>(File.ReadAllText(path), Json)?.Profiles ?? [];
        }
        catch (JsonException e)
        {
            throw new DistributedApplicationException($"The launch settings '{path}' cannot be read: {e.Message}", e);
        }
        if (wanted is not null)
            return profiles.TryGetValue(wanted, out var profile) ? (wanted, profile)
                : throw new DistributedApplicationException($"The launch settings '{path}' have no profile '{wanted}'.");
        if (preferred is not null && profiles.TryGetValue(preferred, out var same))
            return (preferred, same);
        return profiles.Where(p => p.Value.CommandName is null or "" or "Project").Select(p => ((string, LaunchProfile)?)(p.Key, p.Value)).FirstOrDefault();
    }

    private sealed record Settings(Dictionary<string, LaunchProfile>? Profiles);
}

/// <summary>The launch profile that a project is started with.</summary>
internal sealed class LaunchProfileAnnotation(string name, LaunchProfile profile) : ApplicationModel.IResourceAnnotation
{
    public string Name { get; } = name;

    public LaunchProfile Profile { get; } = profile;
}
