namespace OpenTera.TeraServer.Assets;

/// <summary>What participants and devices may know of the assets they have made.</summary>
public static class OwnAssets
{
    public static void MapAssetsOfParticipant(this IEndpointRouteBuilder participant) =>
        participant.MapGet("/assets", GetOfParticipant).RequireAuthorization(Identities.Participant)
            .Produces<AssetAnswer[]>().WithSummary("Get the participant's assets, by asset or session; all of them, tokens and addresses not with the static token.");

    public static void MapAssetsOfDevice(this IEndpointRouteBuilder device) =>
        device.MapGet("/assets", GetOfDevice).Produces<AssetAnswer[]>().WithSummary("Get the device's assets: all of them, or by asset or session.");

    public sealed record AssetsQuery : Query<AssetsQuery>
    {
        [Help("Asset UUID to query")]
        public string? AssetUuid { get; init; }

        [Help("Asset ID to query")]
        public int? IdAsset { get; init; }

        [Help("Session ID to query assets for")]
        public int? IdSession { get; init; }

        [Help("Also include assets infos and download-upload url")]
        public bool? WithUrls { get; init; }

        [Help("Only includes the access token. Will ignore with_urls if specified.")]
        public bool? WithOnlyToken { get; init; }
    }

    private static async Task<IResult> GetOfParticipant(AssetsQuery query, ParticipantScope scope, ServiceLinks links, CancellationToken cancellation)
    {
        if (!scope.IsFull && query.IdSession is null && query.IdAsset is null && query.AssetUuid is null)
            return Refusal.Forbidden;

        var assets = await Asked(query, scope.Assets(), scope.CreatedSessions()).ReadAsync(rows => AssetAnswer.FullAsync(rows, cancellation), cancellation);
        return await new AssetLinks(query.WithUrls == true && scope.IsFull, query.WithOnlyToken == true && scope.IsFull)
            .AnswerAsync(assets, scope.Services(), links, scope.Participant.ParticipantUuid, cancellation);
    }

    private static async Task<IResult> GetOfDevice(AssetsQuery query, DeviceScope scope, ServiceLinks links, CancellationToken cancellation)
    {
        var assets = await Asked(query, scope.Assets(), scope.CreatedSessions()).ReadAsync(rows => AssetAnswer.FullAsync(rows, cancellation), cancellation);
        return await new AssetLinks(query.WithUrls == true, query.WithOnlyToken == true)
            .AnswerAsync(assets, scope.Services(), links, scope.Device.DeviceUuid, cancellation);
    }

    private static RowsBehind<Asset> Asked(AssetsQuery query, IQueryable<Asset> assets, IQueryable<Session> sessions)
    {
        if (query.IdAsset is { } idAsset)
            assets = assets.Where(asset => asset.IdAsset == idAsset);
        else if (query.AssetUuid is { } uuid)
            assets = assets.Where(asset => asset.AssetUuid == uuid);
        else if (query.IdSession is not null)
            assets = assets.Where(asset => asset.IdSession == query.IdSession);

        return query.IdSession is null
            ? new(assets)
            : new(assets, sessions.Where(session => session.IdSession == query.IdSession).Select(session => session.IdSession), "No access to session");
    }
}
