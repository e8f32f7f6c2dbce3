using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Assets;

internal static class ServiceAssetChanges
{
    private static readonly Refusal NoAccessToSession = new(StatusCodes.Status403Forbidden, "Service can't create assets for that session");

    public sealed record DeletedAsset : Query<DeletedAsset>
    {
        [Help("Asset UUID to delete"), Mandatory]
        public string Uuid { get; init; } = "";
    }

    public static async Task<IResult> Save(JsonBody body, ServiceScope scope, CancellationToken cancellation)
    {
        if (body["asset"] is not { } values)
            return Refusal.BadRequest("Missing asset field");
        if (values.Int("id_asset") is not { } idAsset)
            return Refusal.BadRequest("Missing id_asset field");
        if (idAsset == 0 && Incomplete(values) is { } incomplete)
            return incomplete;

        var asset = idAsset == 0 ? new Asset() : await scope.Assets().FirstOrDefaultAsync(asset => asset.IdAsset == idAsset, cancellation);
        if (asset is null)
            return NoAccessToSession;
        if (values.Has("id_session"))
        {
            var idSession = values.Int("id_session");
            if (!await scope.Sessions().AnyAsync(session => session.IdSession == idSession, cancellation))
                return NoAccessToSession;
        }

        if (await values.ResolveMakersAsync(scope.Db, cancellation) is { } unknown)
            return unknown;
        values.Remove("asset_uuid");
        // A service can't give its assets to another one.
        if (idAsset == 0 || values.Has("asset_service_uuid"))
            values.Set("asset_service_uuid", scope.Service.ServiceUuid);
        values.ApplyTo(scope.Db.Entry(asset));
        await (idAsset == 0 ? scope.Db.InsertAsync(asset, cancellation) : scope.Db.UpdateAsync(asset, cancellation));
        return Answer.Json(await AssetAnswer.FullAsync(scope.Db.Assets.Where(row => row.IdAsset == asset.IdAsset), cancellation));
    }

    private static Refusal? Incomplete(JsonValues values) =>
        !values.Has("id_session") ? Refusal.BadRequest("Unknown session")
        : string.IsNullOrEmpty(values.String("asset_type")) ? Refusal.BadRequest("Invalid asset type")
        : !values.Has("asset_name") ? Refusal.BadRequest("Invalid asset name")
        : null;

    public static async Task<IResult> Delete(DeletedAsset query, ServiceScope scope, CancellationToken cancellation)
    {
        if (await scope.Db.Assets.FirstOrDefaultAsync(asset => asset.AssetUuid == query.Uuid, cancellation) is not { } asset)
            return Refusal.BadRequest("Missing arguments");
        if (!await scope.Sessions().AnyAsync(session => session.IdSession == asset.IdSession, cancellation))
            return new Refusal(StatusCodes.Status403Forbidden, "Service can't delete assets for that session");

        await scope.Db.DeleteAsync(asset, cancellation);
        return Answer.Deleted;
    }
}
