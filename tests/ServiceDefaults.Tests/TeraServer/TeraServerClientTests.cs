using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTera.ServiceDefaults.Identity;
using OpenTera.ServiceDefaults.TeraServer;
using OpenTera.ServiceDefaults.Tests.Servers;
using OpenTera.Testing;
using StackExchange.Redis;

namespace OpenTera.ServiceDefaults.Tests.TeraServer;

public sealed class TeraServerClientTests(NativeRedis redis) : IClassFixture<NativeRedis>, IAsyncLifetime
{
    private readonly Clock clock = new();
    private TeraServerDouble teraServer = null!;
    private TestService service = null!;
    private IDatabase database = null!;

    private ITeraServerClient Client => service.Services.GetRequiredService<ITeraServerClient>();

    public async ValueTask InitializeAsync()
    {
        database = (await redis.ConnectAsync()).GetDatabase();
        await TestTokens.PutKeysAsync(database);
        await database.StringSetAsync("service.ExampleService", ServiceRecordTests.Recorded);
        teraServer = await TeraServerDouble.StartAsync(MapRecordedAnswers);
        service = await TestService.StartAsync(redis, app =>
        {
            app.UseExceptionHandler();
            app.MapGet("/sites", (ITeraServerClient client) => client.GetSitesAsync()).AllowAnonymous();
            app.MapGet("/user/{uuid}", (string uuid, ITeraServerClient client) => client.GetUserAsync(uuid)).AllowAnonymous();
            app.MapGet("/mine", (TeraUser user, ITeraServerClient client) => client.As(user).GetAsync<object>("/api/user/projects")).RequireAuthorization(OpenTeraPolicies.User);
        }, teraServer.Address, time: clock);
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        await teraServer.DisposeAsync();
        await database.Multiplexer.DisposeAsync();
    }

    private static void MapRecordedAnswers(WebApplication app)
    {
        app.MapGet("/api/service/sites", () => TeraServerDouble.Json("""[{"id_site": 1, "site_2fa_required": false, "site_name": "Default Site"}]"""));
        app.MapGet("/api/service/users", (string user_uuid) => user_uuid == TestTokens.UserUuid
            ? TeraServerDouble.Json("""{"id_user": 2, "user_email": null, "user_enabled": true, "user_firstname": "Site", "user_lastname": "Admin", "user_superadmin": false, "user_username": "siteadmin", "user_uuid": "296983eb-0d9e-49af-a804-66612b2ace5d", "user_name": "Site Admin"}""")
            : TeraServerDouble.Json("\"Service doesn't have permission to access the requested data\"", 403));
        app.MapGet("/api/service/sessions", (int id_participant) => TeraServerDouble.Json("""[{"id_session": 2, "id_session_type": 2, "session_comments": null, "session_duration": 2610, "session_name": "S\u00e9ance #2", "session_parameters": null, "session_start_datetime": "2026-11-23T02:57:06.456779+00:00", "session_status": 0, "session_uuid": "221c4bdd-f07c-4ad3-933c-e7ceb3643dd3", "session_participants": [{"id_participant": 1, "participant_uuid": "27985bb7-3dea-4668-8d9b-3c0548cd8124", "participant_name": "Participant #1", "id_project": 1, "project_name": "Default Project #1"}]}]"""));
        app.MapPost("/api/service/participants", async (HttpRequest request) =>
            TeraServerDouble.Json($$"""{"id_participant": 5, "participant_uuid": "x", "participant_name": {{(await request.ReadFromJsonAsync<JsonElement>()).GetProperty("participant").GetProperty("participant_name").GetRawText()}}, "participant_enabled": true, "id_project": 1}"""));
        app.MapPost("/api/service/sessions/events", () => TeraServerDouble.Json("\"Database error\"", 500));
        app.MapDelete("/api/service/assets", () => TeraServerDouble.Json("\"\""));
        app.MapGet("/api/user/projects", () => TeraServerDouble.Json("null"));
    }

    [Fact]
    public async Task A_request_carries_the_service_s_own_token_with_the_claims_TeraServer_reads()
    {
        var sites = await Client.GetSitesAsync();

        Assert.Equal([new SiteRecord(1, "Default Site")], sites);
        var (method, path, claims) = Assert.Single(teraServer.Requests);
        Assert.Equal(("GET", "/api/service/sites"), (method, path));
        Assert.Equal(("TeraServer", "8078ff7b-3215-4c3a-b4c4-13b0f5159fe7"), (claims.GetProperty("iss").GetString(), claims.GetProperty("service_uuid").GetString()));
        Assert.Equal(3600, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
        Assert.True(claims.GetProperty("jti").TryGetGuid(out _));
    }

    [Fact]
    public async Task A_token_is_used_again_and_renewed_ten_minutes_before_its_end()
    {
        await Client.GetSitesAsync();
        clock.Ahead = TimeSpan.FromMinutes(49);
        await Client.GetSitesAsync();
        clock.Ahead = TimeSpan.FromMinutes(51);
        await Client.GetSitesAsync();

        var issued = teraServer.Requests.Select(request => (Id: request.Claims.GetProperty("jti").GetString(), At: request.Claims.GetProperty("iat").GetInt64())).ToList();
        Assert.Equal(issued[0], issued[1]);
        Assert.NotEqual(issued[1].Id, issued[2].Id);
        Assert.InRange(issued[2].At - issued[1].At, 51 * 60, 53 * 60);
    }

    [Fact]
    public async Task What_TeraServer_answers_comes_as_records_in_its_own_names()
    {
        Assert.Equal("Site", (await Client.GetUserAsync(TestTokens.UserUuid))!.UserFirstname);
        var session = Assert.Single(await Client.GetSessionsAsync(idParticipant: 1));
        Assert.Equal(("Séance #2", new DateTimeOffset(2026, 11, 23, 2, 57, 6, TimeSpan.Zero).AddTicks(4567790), "Participant #1"),
            (session.SessionName, session.SessionStartDatetime, session.SessionParticipants.Single().ParticipantName));
        var created = await Client.PostAsync<ParticipantRecord>("/api/service/participants", new { Participant = new { IdParticipant = 0, IdProject = 1, ParticipantName = "Zoé" } });
        Assert.Equal("Zoé", created!.ParticipantName);
        await Client.DeleteAsync("/api/service/assets", new { Uuid = "a b&c" });
        Assert.Equal("/api/service/assets?uuid=a%20b%26c", teraServer.Requests.Last().Path);
    }

    [Fact]
    public async Task A_refusal_tells_what_was_asked_and_what_TeraServer_said()
    {
        var refusal = await Assert.ThrowsAsync<TeraServerException>(() => Client.GetUserAsync("somebody else"));

        Assert.Equal(HttpStatusCode.Forbidden, refusal.StatusCode);
        Assert.Contains("GET /api/service/users: 403", refusal.Message);
        Assert.Contains("Service doesn't have permission", refusal.Message);
        Assert.Equal(HttpStatusCode.BadGateway, (await service.GetAsync("/user/somebody")).StatusCode);
    }

    [Fact]
    public async Task What_changes_something_is_sent_once_however_TeraServer_answers()
    {
        var refusal = await Assert.ThrowsAsync<TeraServerException>(() => Client.PostAsync<object>("/api/service/sessions/events", new { SessionEvent = new { } }));

        Assert.Equal(HttpStatusCode.InternalServerError, refusal.StatusCode);
        Assert.Single(teraServer.Requests);
    }

    [Fact]
    public async Task After_TeraServer_took_a_new_key_the_service_makes_itself_a_new_token()
    {
        await Client.GetSitesAsync();
        await Task.Delay(1100);
        teraServer.ServiceKey = "another-service-key-another-key1";
        await database.StringSetAsync("ServiceTokenAPIKey", teraServer.ServiceKey);

        Assert.Single(await Client.GetSitesAsync());
    }

    [Fact]
    public async Task A_caller_can_be_served_with_what_the_caller_may_see()
    {
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("/mine", TestTokens.User())).StatusCode);

        Assert.Equal(TestTokens.UserUuid, Assert.Single(teraServer.Requests).Claims.GetProperty("user_uuid").GetString());
    }

    [Fact]
    public async Task While_TeraServer_is_away_the_service_answers_503_and_is_not_ready_and_says_so_in_one_line()
    {
        await service.Services.GetRequiredService<OpenTeraService>().WaitForRecordAsync();
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("/health")).StatusCode);
        await teraServer.DisposeAsync();

        var failure = await Assert.ThrowsAsync<TeraServerException>(() => Client.PostAsync<object>("/api/service/participants", new { }));
        Assert.Null(failure.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await service.GetAsync("/health")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await service.GetAsync("/health")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("/alive")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await service.GetAsync("/sites")).StatusCode);

        Assert.Single(service.Log.Lines, line => line.Contains("teraserver is Unhealthy"));
        Assert.DoesNotContain(service.Log.Lines, line => line.Contains("Polly") || line.Contains("SocketException"));
    }

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}
