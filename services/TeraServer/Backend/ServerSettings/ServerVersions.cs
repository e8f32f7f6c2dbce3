using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.ServerSettings;

/// <summary>The version of this server, and those of the clients it knows: a server setting.</summary>
public sealed record ServerVersions
{
    private const string Setting = "ServerVersions";
    private static readonly Version Own = typeof(ServerVersions).Assembly.GetName().Version!;

    public string VersionString => $"OpenTera_v{Own.ToString(3)}";
    public int VersionMajor => Own.Major;
    public int VersionMinor => Own.Minor;
    public int VersionPatch => Own.Build;
    public Dictionary<string, ClientVersion> Clients { get; init; } = [];

    /// <summary>Null when there is no such setting.</summary>
    public static async Task<ServerVersions?> LoadAsync(TeraContext db, CancellationToken cancellation)
    {
        var text = await db.ServerSettings.Where(setting => setting.ServerSettingsName == Setting)
            .Select(setting => setting.ServerSettingsValue).FirstOrDefaultAsync(cancellation);
        return text is null ? null : JsonSerializer.Deserialize<ServerVersions>(text, Json.Options);
    }

    public async Task SaveAsync(TeraContext db, CancellationToken cancellation)
    {
        var row = await db.ServerSettings.FirstOrDefaultAsync(setting => setting.ServerSettingsName == Setting, cancellation);
        if (row is null)
            db.Add(row = new ServerSetting { ServerSettingsName = Setting });
        row.ServerSettingsValue = JsonSerializer.Serialize(this, Json.Options);
        await db.SaveChangesAsync(cancellation);
    }
}

public sealed record ClientVersion
{
    public string? ClientName { get; init; }
    public string? ClientDescription { get; init; }

    /// <summary>Can't be called like the record.</summary>
    [JsonPropertyName("client_version")]
    public string? Version { get; init; }

    public string? ClientDocumentationUrl { get; init; }
    public string? ClientWindowsDownloadUrl { get; init; }
    public string? ClientMacDownloadUrl { get; init; }
    public string? ClientLinuxDownloadUrl { get; init; }
}
