using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenTera.TeraServer.Data;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Tests;

/// <summary>What the recorded exchanges don't show of logins and tokens, on both databases.</summary>
public abstract class IdentityTests(Servers servers, Provider provider) : IAsyncLifetime
{
    private readonly RedisServer _redisServer = new();
    private string _database = null!;
    private TestServer _server = null!;
    private ConnectionMultiplexer _redis = null!;

    public async ValueTask InitializeAsync()
    {
        await _redisServer.InitializeAsync();
        _redis = await ConnectionMultiplexer.ConnectAsync(_redisServer.ConnectionString);
        _database = servers.NewDatabase(provider);
        _server = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _redis.DisposeAsync();
        await _redisServer.DisposeAsync();
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_an_account_for_two_minutes_also_for_the_right_one()
    {
        for (var attempt = 0; attempt < 5; attempt++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync("/api/user/login", Basic("user", "wrong"))).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync("/api/user/login", Basic("user", "user"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/api/user/login", Basic("user2", "user2"))).StatusCode);

        var counter = await FindAsync("UserLoginAttempts.*");
        Assert.InRange((await _redis.GetDatabase().KeyTimeToLiveAsync(counter))!.Value.TotalSeconds, 100, 120);
        await _redis.GetDatabase().KeyDeleteAsync(counter);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/api/user/login", Basic("user", "user"))).StatusCode);
    }

    [Fact]
    public async Task A_token_is_good_after_a_restart_and_on_another_server()
    {
        var token = await TokenAsync("siteadmin");
        await _server.DisposeAsync();
        _server = await StartAsync();
        await using var other = await StartAsync();

        foreach (var server in (TestServer[])[_server, other])
            Assert.Equal(HttpStatusCode.OK, (await GetAsync("/api/user/sites", $"OpenTera {token}", server)).StatusCode);
    }

    [Fact]
    public async Task A_token_that_was_given_up_on_one_server_is_refused_by_another()
    {
        var token = await TokenAsync("siteadmin");
        await using var other = await StartAsync();
        await GetAsync("/api/user/logout", $"OpenTera {token}");

        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync("/api/user/sites", $"OpenTera {token}", other)).StatusCode);
    }

    [Fact]
    public async Task Simultaneous_logins_of_one_user_all_succeed()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => GetAsync("/api/user/login?with_websocket=true", Basic("user3", "user3"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var addresses = await Task.WhenAll(answers.Select(async answer => (await JsonAsync(answer)).GetProperty("websocket_url").GetString()));
        Assert.Equal(8, addresses.Distinct().Count());
    }

    [Fact]
    public async Task Simultaneous_logins_of_one_participant_and_of_one_device_all_succeed()
    {
        await using var scope = _server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TeraContext>();
        var participant = await db.Participants.Where(row => row.IdParticipant == 1).Select(row => row.ParticipantToken).SingleAsync();
        var device = await db.Devices.Where(row => row.IdDevice == 1).Select(row => row.DeviceToken).SingleAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).SelectMany(_ =>
            (Task<HttpResponseMessage>[])[GetAsync("/api/participant/login", $"OpenTera {participant}"), GetAsync("/api/device/login", $"OpenTera {device}")]));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task A_websocket_ticket_is_random_and_holds_the_uuid_for_a_minute()
    {
        var login = await JsonAsync(await GetAsync("/api/user/login?with_websocket=true", Basic("user3", "user3")));
        var ticket = login.GetProperty("websocket_url").GetString()!.Split("id=")[1];

        Assert.Matches("^[0-9a-f]{128}$", ticket);
        Assert.Equal(login.GetProperty("user_uuid").GetString(), (string?)await _redis.GetDatabase().StringGetAsync(ticket));
        Assert.InRange((await _redis.GetDatabase().KeyTimeToLiveAsync(ticket))!.Value.TotalSeconds, 1, 60);
    }

    [Fact]
    public async Task Who_must_change_the_password_gets_a_token_only_after_doing_so()
    {
        await ChangeUserAsync(new { id_user = 3, user_force_password_change = true });
        var login = await GetAsync("/api/user/login", Basic("user", "user"));
        Assert.Equal("password_change", (await JsonAsync(login)).GetProperty("reason").GetString());

        var cookie = login.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie);
        Assert.Contains("secure", cookie);
        Assert.Contains("samesite=strict", cookie);
        using var change = new HttpRequestMessage(HttpMethod.Post, "/api/user/login/change_password") { Content = JsonContent.Create(new { new_password = "Brand-New-Pass1", confirm_password = "Brand-New-Pass1" }) };
        change.Headers.Add("Cookie", cookie.Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, (await _server.Client.SendAsync(change)).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync("/api/user/login", Basic("user", "user"))).StatusCode);
        Assert.True((await JsonAsync(await GetAsync("/api/user/login", Basic("user", "Brand-New-Pass1")))).TryGetProperty("user_token", out _));
    }

    [Fact]
    public async Task A_forged_certificate_header_makes_nobody_a_device()
    {
        const string Subject = "UID=b707e0b2-e649-47e7-a938-2b949c423f73,CN=Device";
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync("/api/device/participants", ("X-SSL-CLIENT-DN", Subject))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync("/api/device/participants", ("X-SSL-CLIENT-DN", Subject), ("X-OpenTera-Gateway", "guess"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("/api/device/participants", ("X-SSL-CLIENT-DN", Subject), ("X-OpenTera-Gateway", TestServer.GatewaySecret))).StatusCode);
    }

    [Fact]
    public async Task Refusals_are_said_in_french_to_who_asks_for_it()
    {
        var answer = await SendAsync("/api/user/sites", ("Accept-Language", "fr-CA,fr;q=0.9,en;q=0.5"));
        Assert.Equal("Non autorisé", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_log_names_who_tried_to_sign_in_and_never_a_token_or_password()
    {
        var token = await TokenAsync("user4");
        await GetAsync("/api/user/login", Basic("user4", "not-the-password"));
        await GetAsync("/api/user/sites", $"OpenTera {token[..^4]}AAAA");
        await GetAsync("/api/user/logout", $"OpenTera {token}");
        await GetAsync("/api/user/sites", $"OpenTera {token}");

        var lines = await LogAsync("log.error", atLeast: 3);
        Assert.Contains(lines, line => line.Contains("24d28248-17cf-47db-8210-b58ee918d401"));
        Assert.DoesNotContain(lines.Concat(await LogAsync("log.info", atLeast: 1)), line => line.Contains("not-the-password") || line.Contains(token[..40]));
    }

    [Fact]
    public async Task Redis_has_a_record_of_each_enabled_service_and_follows_its_changes()
    {
        Assert.Equal("/file", (await RecordAsync("FileTransferService", exists: true))!.Value.GetProperty("service_clientendpoint").GetString());
        Assert.False(await _redis.GetDatabase().KeyExistsAsync("service.OpenTeraServer"));

        await PostAsync("/api/user/services", new { service = new { id_service = 5, service_enabled = false } });
        Assert.Null(await RecordAsync("BureauActif", exists: false));
        await PostAsync("/api/user/services", new { service = new { id_service = 5, service_enabled = true, service_name = "Renamed" } });
        Assert.Equal("Renamed", (await RecordAsync("BureauActif", exists: true))!.Value.GetProperty("service_name").GetString());
    }

    [Fact]
    public void Every_endpoint_of_the_apis_asks_who_calls_but_their_documents_and_the_one_by_which_a_device_becomes_somebody()
    {
        var endpoints = _server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/") && endpoint.RoutePattern.RawText is not ("/api/device/register" or "/api/{documentName}.json")).ToList();

        Assert.NotEmpty(endpoints);
        Assert.All(endpoints, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<IAuthorizeData>()));
        Assert.All(endpoints, endpoint => Assert.Null(endpoint.Metadata.GetMetadata<IAllowAnonymous>()));
    }

    private Task<TestServer> StartAsync() => TestServer.StartAsync(_database, _redisServer.ConnectionString);

    private static string Basic(string name, string password) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}"))}";

    private async Task<string> TokenAsync(string user) =>
        (await JsonAsync(await GetAsync("/api/user/login", Basic(user, user)))).GetProperty("user_token").GetString()!;

    private Task<HttpResponseMessage> GetAsync(string path, string authorization, TestServer? server = null) => SendAsync(server ?? _server, path, ("Authorization", authorization));

    private Task<HttpResponseMessage> SendAsync(string path, params (string Name, string Value)[] headers) => SendAsync(_server, path, headers);

    private static async Task<HttpResponseMessage> SendAsync(TestServer server, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await server.Client.SendAsync(request);
    }

    private Task ChangeUserAsync(object user) => PostAsync("/api/user/users", new { user });

    private async Task PostAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Authorization", Basic("admin", "admin"));
        using var answer = await _server.Client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();

    private async Task<RedisKey> FindAsync(string pattern)
    {
        await foreach (var key in _redis.GetServers()[0].KeysAsync(pattern: pattern))
            return key;
        throw new InvalidOperationException($"Redis has no {pattern}");
    }

    /// <summary>Log lines are sent without waiting for them.</summary>
    private async Task<IReadOnlyList<string>> LogAsync(string list, int atLeast)
    {
        await EventuallyAsync(async () => await _redis.GetDatabase().ListLengthAsync(list) >= atLeast);
        return [.. (await _redis.GetDatabase().ListRangeAsync(list)).Select(line => Encoding.Latin1.GetString(line!))];
    }

    /// <summary>The registry follows an event that comes after the answer.</summary>
    private async Task<JsonElement?> RecordAsync(string key, bool exists)
    {
        await EventuallyAsync(async () => await _redis.GetDatabase().KeyExistsAsync($"service.{key}") == exists);
        return (string?)await _redis.GetDatabase().StringGetAsync($"service.{key}") is { } text ? JsonDocument.Parse(text).RootElement : null;
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var attempt = 0; attempt < 200 && !await holds(); attempt++)
            await Task.Delay(50);
    }
}

public sealed class IdentityTestsOnPostgres(Servers servers) : IdentityTests(servers, Provider.Postgres);

public sealed class IdentityTestsOnSqlite(Servers servers) : IdentityTests(servers, Provider.Sqlite);
