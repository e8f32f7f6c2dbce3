using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.EntityFrameworkCore;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;
using OpenTera.ServiceDefaults.Identity;
using OpenTera.ServiceDefaults.TeraServer;

namespace OpenTera.ExampleService;

/// <summary>What the service knows of a file. Names are OpenTera's: its clients read them.</summary>
public sealed record AssetInfo(
    [property: JsonPropertyName("asset_uuid")] string Uuid,
    [property: JsonPropertyName("asset_original_filename")] string OriginalFilename,
    [property: JsonPropertyName("asset_file_size")] long FileSize);

/// <summary>Files that somebody asks for, each with the token that TeraServer gave them for it, or else one that is to be renamed.</summary>
public sealed record AskedAssets([property: JsonPropertyName("assets")] IReadOnlyList<AskedAsset>? Assets = null, [property: JsonPropertyName("file_asset")] RenamedAsset? Renamed = null);

/// <inheritdoc cref="AskedAssets"/>
public sealed record AskedAsset([property: JsonPropertyName("asset_uuid")] string Uuid, [property: JsonPropertyName("access_token")] string AccessToken);

/// <summary>A file's new name. Everything else is the file's own.</summary>
public sealed record RenamedAsset(
    [property: JsonPropertyName("asset_uuid")] string Uuid,
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("asset_original_filename"), MinLength(1)] string OriginalFilename);

/// <summary>Files of sessions. TeraServer has an asset for each, knows who may see it, and gives them an access token for it.</summary>
public static class Assets
{
    private const string NoAccess = "Access denied to asset";

    public static void MapAssets(this IEndpointRouteBuilder app)
    {
        var assets = app.MapGroup("/api/assets").WithTags("Assets").RequireAuthorization(OpenTeraPolicies.Anyone);
        assets.MapGet("/", Download).Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
        // Callers prove who they are by a token that no other site's page can send: there is no forgery to fear.
        assets.MapPost("/", Upload).DisableAntiforgery();
        assets.MapDelete("/", Delete);
        assets.MapGet("/infos", Info);
        assets.MapPost("/infos", Infos);
    }

    private static async Task<IResult> Download([FromQuery(Name = "asset_uuid")] string uuid, [FromQuery(Name = "access_token")] string token,
        TeraIdentity caller, AccessTokens tokens, AssetFolder folder, ExampleServiceContext database, CancellationToken cancellationToken)
    {
        if (!await tokens.AllowAsync(token, caller, AccessTokens.Assets, uuid))
            return Refuse(NoAccess, StatusCodes.Status403Forbidden);
        return await database.Assets.FirstOrDefaultAsync(asset => asset.AssetUuid == uuid, cancellationToken) is { } asset
            ? TypedResults.PhysicalFile(folder.PathOf(asset), "application/octet-stream", asset.OriginalFilename, enableRangeProcessing: true)
            : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<AssetInfo>, NotFound, ProblemHttpResult>> Info([FromQuery(Name = "asset_uuid")] string uuid, [FromQuery(Name = "access_token")] string token,
        TeraIdentity caller, AccessTokens tokens, ExampleServiceContext database, CancellationToken cancellationToken)
    {
        if (!await tokens.AllowAsync(token, caller, AccessTokens.Assets, uuid))
            return Refuse(NoAccess, StatusCodes.Status403Forbidden);
        return await InfosOf(database, [uuid]).FirstOrDefaultAsync(cancellationToken) is { } info ? TypedResults.Ok(info) : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<List<AssetInfo>>, JsonHttpResult<AssetInfo>, ProblemHttpResult>> Infos(AskedAssets asked, TeraIdentity caller, AccessTokens tokens,
        ExampleServiceContext database, CancellationToken cancellationToken)
    {
        if (asked.Assets is null)
            return asked.Renamed is { } renamed ? await RenameAsync(renamed, caller, tokens, database, cancellationToken) : Refuse("assets or file_asset is needed", StatusCodes.Status400BadRequest);
        foreach (var asset in asked.Assets)
        {
            if (!await tokens.AllowAsync(asset.AccessToken, caller, AccessTokens.Assets, asset.Uuid))
                return Refuse("Access denied for at least one requested asset", StatusCodes.Status403Forbidden);
        }
        return TypedResults.Ok(await InfosOf(database, [.. asked.Assets.Select(asset => asset.Uuid)]).ToListAsync(cancellationToken));
    }

    private static async Task<Results<Ok<List<AssetInfo>>, JsonHttpResult<AssetInfo>, ProblemHttpResult>> RenameAsync(RenamedAsset renamed, TeraIdentity caller, AccessTokens tokens,
        ExampleServiceContext database, CancellationToken cancellationToken)
    {
        if (!await tokens.AllowAsync(renamed.AccessToken, caller, AccessTokens.Assets, renamed.Uuid))
            return Refuse(NoAccess, StatusCodes.Status403Forbidden);
        if (await database.Assets.FirstOrDefaultAsync(asset => asset.AssetUuid == renamed.Uuid, cancellationToken) is not { } asset)
            return Refuse("Unknown asset", StatusCodes.Status400BadRequest);
        asset.OriginalFilename = Path.GetFileName(renamed.OriginalFilename);
        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.Json(new AssetInfo(asset.AssetUuid, asset.OriginalFilename, asset.FileSize));
    }

    /// <summary>Keeps a file of a session that the caller sees.</summary>
    /// <returns>The asset as TeraServer has it, with what the service knows, where the file is, and a token for it.</returns>
    private static async Task<Results<Ok<JsonObject>, ProblemHttpResult>> Upload([FromForm(Name = "file_asset")] string described, IFormFile file, HttpRequest request, TeraIdentity caller,
        ITeraServerClient teraServer, OpenTeraService service, AccessTokens tokens, AssetFolder folder, ExampleServiceContext database, CancellationToken cancellationToken)
    {
        if (Read(described) is not { } description || description["asset_name"] is null || description["id_session"]?.GetValueKind() != JsonValueKind.Number)
            return Refuse("file_asset must be a JSON object with id_session and asset_name", StatusCodes.Status400BadRequest);
        if (!await teraServer.HasSessionAsync(caller, description["id_session"]!.GetValue<int>(), cancellationToken))
            return Refuse("Session access is forbidden", StatusCodes.Status403Forbidden);

        var filename = Path.GetFileName(file.FileName);
        var record = await service.WaitForRecordAsync(cancellationToken);
        var (maker, id) = caller switch
        {
            TeraUser user => ("id_user", user.IdUser),
            TeraParticipant participant => ("id_participant", participant.IdParticipant),
            TeraDevice device => ("id_device", device.IdDevice),
            _ => ("id_service", record.IdService),
        };
        var asset = new JsonObject
        {
            ["id_asset"] = 0,
            ["id_session"] = description["id_session"]!.DeepClone(),
            ["asset_name"] = description["asset_name"]!.DeepClone(),
            ["asset_type"] = description["asset_type"]?.DeepClone() ?? (new FileExtensionContentTypeProvider().TryGetContentType(filename, out var type) ? type : "application/octet-stream"),
            ["asset_datetime"] = description["asset_datetime"]?.DeepClone() ?? DateTimeOffset.UtcNow,
            ["asset_service_uuid"] = record.ServiceUuid,
            [maker] = id,
        };
        var made = (await teraServer.PostAsync<List<JsonObject>>("/api/service/assets", new { asset }, cancellationToken))!.Single();

        var stored = new StoredAsset { AssetUuid = made["asset_uuid"]!.GetValue<string>(), OriginalFilename = filename, FileSize = file.Length };
        await using (var kept = File.Create(folder.PathOf(stored)))
            await file.CopyToAsync(kept, cancellationToken);
        database.Add(stored);
        await database.SaveChangesAsync(cancellationToken);
        made["asset_original_filename"] = stored.OriginalFilename;
        made["asset_file_size"] = stored.FileSize;
        var address = UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, "/api/assets");
        made["asset_url"] = address;
        made["asset_infos_url"] = $"{address}/infos";
        made["access_token"] = await tokens.SignAsync(caller, AccessTokens.Assets, stored.AssetUuid);
        return TypedResults.Ok(made);
    }

    /// <summary>Has TeraServer delete the asset. The file goes when TeraServer says that it did, whoever asked for it.</summary>
    private static async Task<Results<Ok, ProblemHttpResult>> Delete(string uuid, [FromQuery(Name = "access_token")] string token,
        TeraIdentity caller, AccessTokens tokens, ITeraServerClient teraServer, CancellationToken cancellationToken)
    {
        if (!await tokens.AllowAsync(token, caller, AccessTokens.Assets, uuid))
            return Refuse(NoAccess, StatusCodes.Status403Forbidden);
        await teraServer.DeleteAsync("/api/service/assets", new { uuid }, cancellationToken);
        return TypedResults.Ok();
    }

    private static IQueryable<AssetInfo> InfosOf(ExampleServiceContext database, string[] uuids) => database.Assets
        .Where(asset => uuids.Contains(asset.AssetUuid))
        .OrderBy(asset => asset.Id)
        .Select(asset => new AssetInfo(asset.AssetUuid, asset.OriginalFilename, asset.FileSize));

    private static JsonObject? Read(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ProblemHttpResult Refuse(string reason, int status) => TypedResults.Problem(reason, statusCode: status);
}

/// <summary>Where the files are, each under its asset's uuid. AppHost says it: <c>WithAssets()</c>.</summary>
public sealed class AssetFolder(IConfiguration configuration)
{
    private readonly DirectoryInfo folder = Directory.CreateDirectory(configuration["OpenTera:AssetFolder"] ?? throw new InvalidOperationException("OpenTera__AssetFolder does not say where the files of assets are."));

    public string PathOf(StoredAsset asset) => Path.Combine(folder.FullName, asset.AssetUuid);
}

/// <summary>Deletes the files of assets that TeraServer has deleted.</summary>
public sealed class DeletedAssets(IMessageBus bus, AssetFolder folder, IServiceScopeFactory scopes) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => bus.SubscribeAsync<DatabaseEvent>(Topics.DatabaseEvents("asset"), async (change, _, cancellationToken) =>
    {
        if (change.Type != DatabaseEvent.Types.EventType.DbDelete || JsonNode.Parse(change.ObjectValue)?["asset_uuid"]?.GetValue<string>() is not { } uuid)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ExampleServiceContext>();
        if (await database.Assets.FirstOrDefaultAsync(asset => asset.AssetUuid == uuid, cancellationToken) is not { } asset)
            return;
        database.Remove(asset);
        await database.SaveChangesAsync(cancellationToken);
        File.Delete(folder.PathOf(asset));
    }, cancellationToken: stoppingToken);
}
