using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Assets;

/// <summary>What of an answer is needed to reach the files of assets.</summary>
/// <param name="OnlyTokens">The assets are answered without their columns.</param>
internal sealed record AssetLinks(bool WithUrls, bool OnlyTokens)
{
    /// <param name="services">Those whose addresses are told.</param>
    /// <param name="requesterUuid">Who asks.</param>
    public async Task<IResult> AnswerAsync(
        List<AssetAnswer> assets, IQueryable<Service> services, ServiceLinks links, string requesterUuid, CancellationToken cancellation)
    {
        if (!WithUrls && !OnlyTokens || assets.Count == 0)
            return Answer.Json(assets);

        if (WithUrls)
            assets = await WithAddressesAsync(assets, services, links, cancellation);
        var signer = await links.SignerAsync(requesterUuid);
        assets = assets.ConvertAll(asset => asset with { AccessToken = signer.Sign(new() { ["asset_uuids"] = asset.Row.AssetUuid }) });
        return OnlyTokens
            ? Answer.Json(assets.ConvertAll(asset => new { asset.Row.AssetUuid, asset.AccessToken, asset.AssetInfosUrl, asset.AssetUrl }))
            : Answer.Json(assets);
    }

    private static async Task<List<AssetAnswer>> WithAddressesAsync(
        List<AssetAnswer> assets, IQueryable<Service> services, ServiceLinks links, CancellationToken cancellation)
    {
        var keepers = assets.Select(asset => asset.Row.AssetServiceUuid).Distinct().ToList();
        var endpoints = await services.Where(service => keepers.Contains(service.ServiceUuid))
            .ToDictionaryAsync(service => service.ServiceUuid, service => service.ServiceClientendpoint, cancellation);
        return assets.ConvertAll(asset => endpoints.TryGetValue(asset.Row.AssetServiceUuid, out var endpoint)
            ? asset with { AssetInfosUrl = links.Url(endpoint, "/api/assets/infos"), AssetUrl = links.Url(endpoint, "/api/assets") }
            : asset with { AssetInfosUrl = null, AssetUrl = null });
    }
}
