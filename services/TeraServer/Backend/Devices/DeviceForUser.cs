using System.Text.Json.Serialization;
using OpenTera.TeraServer.Presence;

namespace OpenTera.TeraServer.Devices;

/// <summary>What users are told of a device; all but the subtype only when they ask for it.</summary>
public sealed record DeviceForUser(Device Row) : RowAnswer<Device>(Row)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DeviceSubtypeAnswer? DeviceSubtype { get; init; }

    public Optional<List<AssignedParticipant>> DeviceParticipants { get; init; }
    public Optional<List<ProjectOfDevice>> DeviceProjects { get; init; }
    public Optional<List<SiteOfDevice>> DeviceSites { get; init; }
    public Optional<bool> DeviceOnline { get; init; }
    public Optional<bool> DeviceBusy { get; init; }

    /// <summary>Holds the other two as well: they are older. Null when the device is offline.</summary>
    public Optional<Status?> DeviceStatus { get; init; }
}

/// <param name="ProjectName">Not in the short form.</param>
public sealed record AssignedParticipant(int IdParticipant, string ParticipantName, int IdProject, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ProjectName);

/// <param name="Project">Not in the short form.</param>
public sealed record ProjectOfDevice(int IdDeviceProject, int IdDevice, int IdProject, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ProjectWithSite? Project);

/// <param name="SiteName">Not in the short form.</param>
public sealed record SiteOfDevice(
    int IdSite,
    [property: JsonPropertyName("site_2fa_required")] bool Site2faRequired,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SiteName);

/// <param name="DeviceSubtypeParent">Name of its type.</param>
public sealed record DeviceSubtypeAnswer(DeviceSubtype Row, string DeviceSubtypeParent) : RowAnswer<DeviceSubtype>(Row);
