using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;
using StackExchange.Redis;
using Xunit;
using Value = OpenTera.ServiceDefaults.Communication.Messages.Value;

namespace OpenTera.Testing;

/// <summary>
/// A service on a real port, with a Redis of its own, a database of its own where it has one, and a stand-in for TeraServer: one site, with a project that uses
/// the service and one that does not, and the user, participant and device of <see cref="TestTokens"/>.
/// </summary>
/// <typeparam name="TProgram">The service's program.</typeparam>
/// <param name="key">The service's key.</param>
public abstract class TestedService<TProgram>(string key) : IAsyncLifetime where TProgram : class
{
    private readonly RedisServer redis = new();
    private WebApplicationFactory<TProgram> factory = new();

    /// <summary>A participant whom the user does not see.</summary>
    public const string OtherParticipantUuid = "22c7bee8-4bf4-4e67-a52d-fddc4265e846";

    /// <summary>The test's own connection to the service's Redis.</summary>
    public ConnectionMultiplexer Redis { get; private set; } = null!;

    /// <summary>What stands in for TeraServer, with the requests it got.</summary>
    public TeraServerDouble TeraServer { get; private set; } = null!;

    /// <summary>Calls the service.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync()
    {
        await redis.InitializeAsync();
        Redis = await redis.ConnectAsync();
        await TestTokens.PutKeysAsync(Redis.GetDatabase());
        await Redis.GetDatabase().StringSetAsync($"service.{key}", Record);
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

    /// <summary>Sends a request with a token, or as a stranger where that is null.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, HttpContent? content = null, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("OpenTera", token);
        return await Client.SendAsync(request, completion);
    }

    /// <summary>Calls a method of the service as a Python service does: a message on Redis, an answer in JSON.</summary>
    /// <returns>The answer's <c>return_value</c>; null when the method failed.</returns>
    public async Task<JsonElement?> CallAsync(string method, params Value[] arguments)
    {
        var call = new RPCMessage { Method = method, ReplyTo = $"RedisRPCClient.{Guid.NewGuid()}", Args = { arguments } };
        var answers = await Redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal(call.ReplyTo));
        await Redis.GetSubscriber().PublishAsync(RedisChannel.Literal(Topics.ServiceRpc(key)), call.ToByteArray());
        var answer = await answers.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(15));
        var reply = JsonSerializer.Deserialize<JsonElement>(answer.Message.ToString());
        return reply.GetProperty("status").GetString() == "OK" ? reply.GetProperty("return_value") : null;
    }

    /// <summary>Publishes an event as TeraServer does.</summary>
    public Task PublishAsync(string topic, IMessage content) => Redis.GetSubscriber().PublishAsync(RedisChannel.Literal(topic), new TeraEvent
    {
        Header = new() { Version = 1, Topic = topic },
        Events = { Any.Pack(content) },
    }.ToByteArray());

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        await StopAsync();
        await TeraServer.DisposeAsync();
        await Redis.DisposeAsync();
        await redis.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The connection string of the service's database; null: it has none.</summary>
    protected virtual string? Database => null;

    /// <summary>More settings of the service.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <summary>What TeraServer answers.</summary>
    protected virtual void MapTeraServer(WebApplication app)
    {
        const string project1 = """{"id_project": 1, "id_site": 1, "project_enabled": true, "project_name": "Default Project #1"}""";
        const string projects = $$"""[{"id_project": 2, "id_site": 1, "project_enabled": true, "project_name": "Project of other services"}, {{project1}}]""";
        app.MapGet("/api/service/sites", () => TeraServerDouble.Json("""[{"id_site": 1, "site_name": "Default Site"}]"""));
        app.MapGet("/api/user/projects", () => TeraServerDouble.Json(projects));
        app.MapGet("/api/service/projects", (int? id_project) => TeraServerDouble.Json(id_project == 1 ? $"[{project1}]" : projects));
        app.MapGet("/api/service/participants", (string participant_uuid) => participant_uuid == TestTokens.ParticipantUuid
            ? TeraServerDouble.Json($$"""{"id_participant": 1, "id_project": 1, "participant_enabled": true, "participant_name": "Participant #1", "participant_uuid": "{{TestTokens.ParticipantUuid}}"}""")
            : TeraServerDouble.Json("\"Forbidden\"", 403));
        app.MapGet("/api/service/access", (string from_user_uuid) => TeraServerDouble.Json(
            $$"""{"from_user_uuid": "{{from_user_uuid}}", "admin": false, "users": [], "participants": [{"uuid": "{{TestTokens.ParticipantUuid}}"}], "devices": []}"""));
        MapSession(app);
    }

    /// <summary>Session 1 is the user's and the participant's; the service may add assets and tests to it.</summary>
    private static void MapSession(WebApplication app)
    {
        const string session1 = """{"id_session": 1, "session_uuid": "4d1f4e7c-9e0b-4f0e-9c1c-0f6c4b7a2f11", "id_session_type": 1, "session_name": "Session #1", "session_start_datetime": "2026-01-02T03:04:05", "session_duration": 60, "session_status": 2}""";
        foreach (var api in (string[])["user", "participant", "service"])
            app.MapGet($"/api/{api}/sessions", (int id_session) => TeraServerDouble.Json(id_session == 1 ? $"[{session1}]" : "[]"));
        app.MapPost("/api/service/assets", (JsonObject given) => Made(given, "asset"));
        app.MapDelete("/api/service/assets", (string uuid) => TeraServerDouble.Json("\"\""));
        app.MapGet("/api/service/testtypes", () => TeraServerDouble.Json("[]"));
        app.MapPost("/api/service/testtypes", (JsonObject given) => TeraServerDouble.Json(given["test_type"]!.ToJsonString()));
        app.MapPost("/api/service/tests", (JsonObject given) => Made(given, "test"));

        static IResult Made(JsonObject given, string kind)
        {
            given[kind]![$"{kind}_uuid"] = Guid.NewGuid().ToString();
            return TeraServerDouble.Json($"[{given[kind]!.ToJsonString()}]");
        }
    }

    private string Record => $$"""
        {"id_service": 7, "service_clientendpoint": "/", "service_enabled": true, "service_endpoint": "/", "service_hostname": "127.0.0.1", "service_key": "{{key}}",
        "service_name": "{{key}}", "service_port": 4050, "service_system": false, "service_uuid": "8078ff7b-3215-4c3a-b4c4-13b0f5159fe7",
        "service_roles": [{"id_service_role": 1, "id_service": 7, "service_role_name": "admin"}, {"id_service_role": 2, "id_service": 7, "service_role_name": "user"}],
        "service_projects": [{"id_project": 1, "id_service": 7, "id_service_project": 1}]}
        """;

    private void Start()
    {
        factory = factory.WithWebHostBuilder(builder =>
        {
            builder.UseUrls("http://127.0.0.1:0")
                .UseSetting("ConnectionStrings:redis", redis.ConnectionString)
                .UseSetting("services:teraserver:http:0", TeraServer.Address.ToString());
            if (Database is { } database)
                builder.UseSetting($"ConnectionStrings:{key.ToLowerInvariant()}", database);
            foreach (var (name, value) in Settings)
                builder.UseSetting(name, value);
        });
        factory.UseKestrel();
        factory.StartServer();
        Client = factory.CreateClient();
    }

    private async Task StopAsync()
    {
        Client.Dispose();
        await factory.DisposeAsync();
    }
}
