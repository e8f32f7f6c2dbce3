using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Assets;

/// <summary>Names of what belongs to the asset are in the long form only, those of its makers only where it has them.</summary>
public sealed record AssetAnswer(Asset Row) : RowAnswer<Asset>(Row)
{
    public Optional<string> AssetServiceOwnerName { get; init; }
    public Optional<string> AssetSessionName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AssetDevice { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AssetUser { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AssetParticipant { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AssetService { get; init; }

    public Optional<string> AccessToken { get; init; }

    /// <summary>Where its service tells about it; null when the caller can't reach that service.</summary>
    public Optional<string?> AssetInfosUrl { get; init; }

    /// <summary>Where its service hands it out; null when the caller can't reach that service.</summary>
    public Optional<string?> AssetUrl { get; init; }

    public static async Task<List<AssetAnswer>> ShortAsync(IQueryable<Asset> assets, CancellationToken cancellation) =>
        (await assets.AsNoTracking().ToListAsync(cancellation)).ConvertAll(asset => new AssetAnswer(asset));

    public static Task<List<AssetAnswer>> FullAsync(IQueryable<Asset> assets, CancellationToken cancellation) => assets.AsNoTracking().Select(asset => new AssetAnswer(asset)
    {
        AssetServiceOwnerName = asset.OwnerService.ServiceName,
        AssetSessionName = asset.Session.SessionName,
        AssetDevice = asset.Device!.DeviceName,
        AssetUser = asset.User == null ? null : asset.User.UserFirstname + " " + asset.User.UserLastname,
        AssetParticipant = asset.Participant!.ParticipantName,
        AssetService = asset.Service!.ServiceName,
    }).ToListAsync(cancellation);
}
