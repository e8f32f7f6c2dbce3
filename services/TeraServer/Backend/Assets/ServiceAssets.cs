using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Assets;

public static class ServiceAssets
{
    public static void MapServiceAssets(this IEndpointRouteBuilder service)
    {
        service.MapGet("/assets", Get).AsksWhoCallsAlong().Produces<AssetAnswer[]>().WithSummary("Get asset information. Only one of the ID parameters is supported at once.");
        service.MapPost("/assets", ServiceAssetChanges.Save).Produces<AssetAnswer[]>().WithSummary("Create an asset (id_asset 0) in a session of the service, or change one.");
        service.MapDelete("/assets", ServiceAssetChanges.Delete).WithSummary("Delete an asset of a session of the service.");
    }

    public sealed record AssetsQuery : Query<AssetsQuery>
    {
        [Help("Specific ID of asset to query information.")]
        public int? IdAsset { get; init; }

        [Help("ID of the device from which to request all assets")]
        public int? IdDevice { get; init; }

        [Help("ID of session from which to request all assets")]
        public int? IdSession { get; init; }

        [Help("ID of participant from which to request all assets")]
        public int? IdParticipant { get; init; }

        [Help("ID of the user from which to request all assets.")]
        public int? IdUser { get; init; }

        [Help("Query all assets associated with that service uuid")]
        public string? ServiceUuid { get; init; }

        [Help("ID of the service from which to request all created assets.")]
        public int? IdCreatorService { get; init; }

        [Help("ID of the user from which to request all created assets.")]
        public int? IdCreatorUser { get; init; }

        [Help("ID of the participant from which to request all created assets.")]
        public int? IdCreatorParticipant { get; init; }

        [Help("ID of the device from which to request all created assets.")]
        public int? IdCreatorDevice { get; init; }

        [Help("Also include assets infos and download-upload url")]
        public bool? WithUrls { get; init; }

        [Help("Only includes the access token. Will ignore with_urls if specified.")]
        public bool? WithOnlyToken { get; init; }
    }

    private static async Task<IResult> Get(AssetsQuery query, ServiceScope scope, ServiceLinks links, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("No arguments specified");
        if (Asked(query, scope) is not { } asked)
            return Refusal.BadRequest("Missing argument");

        var assets = await asked.ReadAsync(rows => AssetAnswer.FullAsync(rows, cancellation), cancellation);
        return await new AssetLinks(query.WithUrls == true, query.WithOnlyToken == true)
            .AnswerAsync(assets, scope.Db.Services.Where(service => service.ServiceEnabled), links, scope.Service.ServiceUuid, cancellation);
    }

    /// <summary>Null when there are flags only.</summary>
    private static RowsBehind<Asset>? Asked(AssetsQuery query, ServiceScope scope)
    {
        var assets = scope.Db.Assets;
        if (query.IdDevice is { } idDevice)
            return new(assets.OfDevice(idDevice), Device(idDevice), "Device access denied");
        if (query.IdSession is { } idSession)
        {
            return new(assets.Where(asset => asset.IdSession == idSession),
                scope.Sessions().Where(session => session.IdSession == idSession).Select(session => session.IdSession), "Session access denied");
        }

        if (query.IdParticipant is { } idParticipant)
            return new(assets.OfParticipant(idParticipant), Participant(idParticipant), "Participant access denied");
        if (query.IdUser is { } idUser)
            return new(assets.OfUser(idUser), User(idUser), "User access denied");
        if (query.IdCreatorService is { } idCreatorService)
            return new(scope.AssetsOfProjects().Where(asset => asset.IdService == idCreatorService));
        if (query.IdCreatorUser is { } idCreatorUser)
            return new(assets.Where(asset => asset.IdUser == idCreatorUser), User(idCreatorUser), "User access denied");
        if (query.IdCreatorParticipant is { } idCreatorParticipant)
            return new(assets.Where(asset => asset.IdParticipant == idCreatorParticipant), Participant(idCreatorParticipant), "Participant access denied");
        if (query.IdCreatorDevice is { } idCreatorDevice)
            return new(assets.Where(asset => asset.IdDevice == idCreatorDevice), Device(idCreatorDevice), "Device access denied");
        if (query.IdAsset is { } idAsset)
            return new(scope.Assets().Where(asset => asset.IdAsset == idAsset));
        return query.ServiceUuid is { } serviceUuid ? new(scope.AssetsOfProjects().Where(asset => asset.AssetServiceUuid == serviceUuid)) : null;

        IQueryable<int> Device(int id) => scope.Devices().Where(device => device.IdDevice == id).Select(device => device.IdDevice);
        IQueryable<int> Participant(int id) => scope.Participants().Where(participant => participant.IdParticipant == id).Select(participant => participant.IdParticipant);
        IQueryable<int> User(int id) => scope.Users().Where(user => user.IdUser == id).Select(user => user.IdUser);
    }
}
