using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OpenTera.TeraServer.Identity;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Tests;

/// <summary>Archives of assets, with a file transfer service that keeps what it is sent and, as Python's, reads only bodies of a stated length.</summary>
public sealed class AssetArchiveTests(Servers servers) : IAsyncLifetime
{
    private const string FileTransferUuid = "8078ff7b-3215-4c3a-b4c4-13b0f5159fe7";

    private readonly ConcurrentQueue<JsonElement> _described = [];
    private readonly TaskCompletionSource<byte[]> _uploaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RedisServer _redisServer = new();
    private ConnectionMultiplexer _redis = null!;
    private TestServer _server = null!;
    private WebApplication _keeper = null!;

    public async ValueTask InitializeAsync()
    {
        await _redisServer.InitializeAsync();
        _redis = await _redisServer.ConnectAsync();
        _server = await TestServer.StartAsync(servers.NewDatabase(Provider.Postgres), _redisServer.ConnectionString);
        _keeper = await StartKeeperAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _keeper.DisposeAsync();
        await _server.DisposeAsync();
        await _redis.DisposeAsync();
        await _redisServer.DisposeAsync();
    }

    [Fact]
    public async Task An_archive_has_the_files_of_a_session_in_folders_of_its_participants()
    {
        await MoveKeeperAsync(new Uri(_keeper.Urls.Single()).Port);
        foreach (var name in (string[])["../notes.txt", "film.mp4", "film.mp4"])
            await CreateAssetAsync(name);

        var answer = await GetArchiveAsync("id_session=20");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("kept.zip", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("archive_original_filename").GetString());

        using var zip = new ZipArchive(new MemoryStream(await _uploaded.Task.WaitAsync(TestContext.Current.CancellationToken)));
        var names = zip.Entries.Select(entry => entry.FullName).ToList();
        Assert.Equal(3, names.Select(name => name.Split('/')[^1]).Intersect([".._notes.txt", "film.mp4", "film(2).mp4"]).Count());
        Assert.All(names, name => Assert.StartsWith("20_", name.Split('/')[^2]));
        Assert.All(names, name => Assert.DoesNotContain("..", name.Split('/')));
        using var reader = new StreamReader(zip.Entries.First().Open());
        Assert.StartsWith("content of ", await reader.ReadToEndAsync());
        Assert.Equal([0, 1], _described.Select(archive => archive.TryGetProperty("archive_status", out var status) ? status.GetInt32() : 0));
    }

    [Fact]
    public async Task Nothing_is_begun_while_the_file_transfer_service_is_away()
    {
        await MoveKeeperAsync(Ports.Free());
        Assert.Equal(HttpStatusCode.FailedDependency, (await GetArchiveAsync("id_session=20")).StatusCode);
    }

    private async Task<WebApplication> StartKeeperAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Use(async (context, next) =>
        {
            var token = context.Request.Headers.Authorization.ToString().Split(' ')[^1];
            var verified = await Token.VerifyAsync(token, await _redis.GetDatabase().StringGetAsync(RedisKeys.ServiceTokenKey));
            if (verified.Uuid("service_uuid") != FileTransferUuid)
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else if (HttpMethods.IsPost(context.Request.Method) && context.Request.ContentLength is null)
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
            else
                await next(context);
        });
        app.MapPost("/api/archives/infos", (JsonElement body) =>
        {
            _described.Enqueue(body.GetProperty("archive").Clone());
            return Results.Json(new { id_archive_file_data = 1, archive_original_filename = "kept.zip" });
        });
        app.MapGet("/api/assets", (string asset_uuid) => Results.Text($"content of {asset_uuid}"));
        app.MapPost("/api/archives", async (HttpRequest request) =>
        {
            var file = (await request.ReadFormAsync()).Files["file"]!;
            var content = new MemoryStream();
            await file.CopyToAsync(content);
            _uploaded.SetResult(content.ToArray());
        });
        await app.StartAsync();
        return app;
    }

    private async Task MoveKeeperAsync(int port)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/user/services")
        {
            Content = JsonContent.Create(new { service = new { id_service = 3, service_hostname = "127.0.0.1", service_port = port } }),
        };
        Assert.True((await SendAsync(request, Basic)).IsSuccessStatusCode);
    }

    private async Task CreateAssetAsync(string name)
    {
        var token = Token.Create((await _redis.GetDatabase().StringGetAsync(RedisKeys.ServiceTokenKey))!, new Dictionary<string, object> { ["service_uuid"] = FileTransferUuid });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/service/assets")
        {
            Content = JsonContent.Create(new { asset = new { id_asset = 0, id_session = 20, asset_name = name, asset_type = "text/plain" } }),
        };
        Assert.True((await SendAsync(request, $"OpenTera {token}")).IsSuccessStatusCode);
    }

    private Task<HttpResponseMessage> GetArchiveAsync(string query) => SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/api/user/assets/archive?{query}"), Basic);

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string authorization)
    {
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return _server.Client.SendAsync(request);
    }

    private static string Basic => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("admin:admin"))}";
}
