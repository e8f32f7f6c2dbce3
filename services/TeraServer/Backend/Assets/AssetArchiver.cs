using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Assets;

/// <summary>Packs assets in the background, one archive after the other, and hands each to the file transfer service, which tells its owner.</summary>
public sealed class AssetArchiver(IHttpClientFactory clients, IConnectionMultiplexer redis, ILogger<AssetArchiver> log) : BackgroundService
{
    private const int InProgress = 1;
    private const int Cancelled = 3;
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);

    private readonly Channel<Job> _jobs = Channel.CreateUnbounded<Job>();

    /// <param name="Archive">As the file transfer service describes it.</param>
    private sealed record Job(Service Keeper, JsonObject Archive, IReadOnlyList<ArchivedAsset> Assets);

    /// <summary>What is answered when there is no service that keeps archives.</summary>
    public static Refusal NoKeeper { get; } = new(StatusCodes.Status501NotImplemented, "Unable to create archive information from FileTransferService");

    /// <summary>Has an archive made, and answers how the file transfer service describes it.</summary>
    public async Task<IResult> BeginAsync(Service keeper, string ownerUuid, IReadOnlyList<ArchivedAsset> assets, CancellationToken cancellation)
    {
        var archive = new JsonObject
        {
            ["id_archive_file_data"] = 0,
            ["archive_original_filename"] = $"{DateTime.UtcNow:yyyy-MM-dd_HH-mm-ss}_archive.zip",
            ["archive_owner_uuid"] = ownerUuid,
        };
        try
        {
            using var response = await DescribeAsync(keeper, archive, cancellation);
            if (!response.IsSuccessStatusCode || await response.Content.ReadFromJsonAsync<JsonObject>(cancellation) is not { } described)
                return NoKeeper;
            _jobs.Writer.TryWrite(new Job(keeper, described, assets));
            return Answer.Json(described.DeepClone());
        }
        catch (HttpRequestException unreachable)
        {
            log.LogWarning(unreachable, "The file transfer service can't be reached");
            return NoKeeper with { Status = StatusCodes.Status424FailedDependency };
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        await foreach (var job in _jobs.Reader.ReadAllAsync(stopping))
        {
            try
            {
                await PackAsync(job, stopping);
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException || failure is TaskCanceledException && !stopping.IsCancellationRequested)
            {
                log.LogError(failure, "An archive of {Count} assets could not be made", job.Assets.Count);
                await TellAsync(job, Cancelled, stopping);
            }
        }
    }

    private async Task PackAsync(Job job, CancellationToken stopping)
    {
        await TellAsync(job, InProgress, stopping);
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await using (var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stopping))
        {
            var taken = new HashSet<string>();
            foreach (var asset in job.Assets)
                await AddAsync(zip, asset, taken, stopping);
        }

        file.Position = 0;
        using var content = new MultipartFormDataContent
        {
            { new StringContent(job.Archive.ToJsonString()), "archive" },
            { new StreamContent(file), "file", (string?)job.Archive["archive_original_filename"] ?? "archive.zip" },
        };
        using var response = await SendAsync(HttpMethod.Post, job.Keeper.ServiceUuid, $"http://{job.Keeper.ServiceHostname}:{job.Keeper.ServicePort}/api/archives", content, stopping);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>An asset that its service does not hand out is left out.</summary>
    private async Task AddAsync(ZipArchive zip, ArchivedAsset asset, HashSet<string> taken, CancellationToken stopping)
    {
        var token = Token.Create(await KeyAsync(), TokenLifetime,
            new Dictionary<string, object> { ["asset_uuids"] = new[] { asset.AssetUuid }, ["requester_uuid"] = asset.ServiceUuid });
        using var response = await SendAsync(HttpMethod.Get, asset.ServiceUuid,
            $"http://{asset.ServiceAddress}/api/assets?access_token={token}&asset_uuid={asset.AssetUuid}", null, stopping);
        if (!response.IsSuccessStatusCode)
        {
            log.LogWarning("Asset {Uuid} is not in the archive: its service answered {Status}", asset.AssetUuid, (int)response.StatusCode);
            return;
        }

        await using var entry = await zip.CreateEntry(asset.EntryName(taken)).OpenAsync(stopping);
        await response.Content.CopyToAsync(entry, stopping);
    }

    private async Task TellAsync(Job job, int status, CancellationToken stopping)
    {
        job.Archive["archive_status"] = status;
        try
        {
            using var response = await DescribeAsync(job.Keeper, job.Archive, stopping);
        }
        catch (HttpRequestException unreachable)
        {
            log.LogWarning(unreachable, "The file transfer service can't be told of an archive");
        }
    }

    /// <summary>Python's services read only bodies of a stated length, which <see cref="JsonContent"/> does not have.</summary>
    private Task<HttpResponseMessage> DescribeAsync(Service keeper, JsonObject archive, CancellationToken cancellation) => SendAsync(
        HttpMethod.Post, keeper.ServiceUuid, $"http://{keeper.ServiceHostname}:{keeper.ServicePort}/api/archives/infos",
        new StringContent(new JsonObject { ["archive"] = archive.DeepClone() }.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json), cancellation);

    /// <summary>Services are asked with their own tokens.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string serviceUuid, string address, HttpContent? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        var token = Token.Create(await KeyAsync(), TokenLifetime, new Dictionary<string, object> { ["service_uuid"] = serviceUuid });
        request.Headers.Authorization = new AuthenticationHeaderValue(Credentials.TokenScheme, token);
        return await clients.CreateClient(nameof(AssetArchiver)).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    private async Task<string> KeyAsync() => (await redis.GetDatabase().StringGetAsync(RedisKeys.ServiceTokenKey))!;
}
