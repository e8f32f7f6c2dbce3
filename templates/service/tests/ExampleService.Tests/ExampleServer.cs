using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using OpenTera.ServiceDefaults.Tests.Servers;
using OpenTera.Testing;
using StackExchange.Redis;

namespace OpenTera.ExampleService.Tests;

/// <summary>The service on a real port, with a Redis and a database of its own and a stand-in for TeraServer.</summary>
public abstract class ExampleServer : IAsyncLifetime
{
    public const string SecondParticipantUuid = "22c7bee8-4bf4-4e67-a52d-fddc4265e846";

    private const string Record = """{"id_service": 7, "service_clientendpoint": "/example", "service_enabled": true, "service_endpoint": "/", "service_hostname": "127.0.0.1", "service_key": "ExampleService", "service_name": "Example", "service_port": 4050, "service_system": false, "service_uuid": "8078ff7b-3215-4c3a-b4c4-13b0f5159fe7", "service_roles": [], "service_projects": [{"id_project": 1, "id_service": 7, "id_service_project": 1}]}""";

    private readonly RedisServer redis = new();
    private WebApplicationFactory<Program> factory = new();
    private HttpClient client = null!;

    public ConnectionMultiplexer Redis { get; private set; } = null!;

    public TeraServerDouble TeraServer { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        await redis.InitializeAsync();
        Redis = await redis.ConnectAsync();
        await TestTokens.PutKeysAsync(Redis.GetDatabase());
        await Redis.GetDatabase().StringSetAsync("service.ExampleService", Record);
        TeraServer = await TeraServerDouble.StartAsync(MapTeraServer);
        Start();
    }

    /// <summary>Ends the service and starts it again, on the same database.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        factory = new();
        Start();
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, HttpContent? content = null, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("OpenTera", token);
        return await client.SendAsync(request, completion);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await StopAsync();
        await TeraServer.DisposeAsync();
        await Redis.DisposeAsync();
        await redis.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract string Database { get; }

    private void Start()
    {
        factory = factory.WithWebHostBuilder(builder => builder
            .UseUrls("http://127.0.0.1:0")
            .UseSetting("ConnectionStrings:redis", redis.ConnectionString)
            .UseSetting("ConnectionStrings:exampleservice", Database)
            .UseSetting("services:teraserver:http:0", TeraServer.Address.ToString()));
        factory.UseKestrel();
        factory.StartServer();
        client = factory.CreateClient();
    }

    private async Task StopAsync()
    {
        client.Dispose();
        await factory.DisposeAsync();
    }

    private static void MapTeraServer(WebApplication app)
    {
        app.MapGet("/api/service/sites", () => TeraServerDouble.Json("""[{"id_site": 1, "site_name": "Default Site"}]"""));
        app.MapGet("/api/user/projects", () => TeraServerDouble.Json("""
            [{"id_project": 2, "id_site": 1, "project_enabled": true, "project_name": "Project of other services"},
             {"id_project": 1, "id_site": 1, "project_enabled": true, "project_name": "Default Project #1"}]
            """));
        app.MapGet("/api/service/participants", (string participant_uuid) => participant_uuid == TestTokens.ParticipantUuid
            ? TeraServerDouble.Json($$"""{"id_participant": 1, "id_project": 1, "participant_enabled": true, "participant_name": "Participant #1", "participant_uuid": "{{TestTokens.ParticipantUuid}}"}""")
            : TeraServerDouble.Json("\"Forbidden\"", 403));
        app.MapGet("/api/service/projects", (int id_project) => TeraServerDouble.Json($$"""[{"id_project": {{id_project}}, "id_site": 1, "project_enabled": true, "project_name": "Default Project #1"}]"""));
        app.MapGet("/api/service/access", (string from_user_uuid) => TeraServerDouble.Json(
            $$"""{"from_user_uuid": "{{from_user_uuid}}", "admin": false, "users": [], "participants": [{"uuid": "{{TestTokens.ParticipantUuid}}"}], "devices": []}"""));
    }
}

public sealed class ExampleOnSqlite : ExampleServer
{
    private readonly string folder = Directory.CreateTempSubdirectory("opentera-example-").FullName;

    protected override string Database => $"Data Source={folder}/made-by-the-service/notes.db;Pooling=False";

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

public sealed class ExampleOnPostgres : ExampleServer
{
    private readonly PostgresServer postgres = new();
    private string database = "";

    protected override string Database => database;

    public override async ValueTask InitializeAsync()
    {
        await postgres.InitializeAsync();
        database = await postgres.CreateAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await postgres.DisposeAsync();
    }
}
