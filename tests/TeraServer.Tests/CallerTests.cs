using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTera.TeraServer.Identity;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Tests;

/// <summary>Who calls is known from earlier requests, and still each request hears of what other programs write into the database and Redis.</summary>
public sealed class CallerTests(CallerTests.Server server) : IClassFixture<CallerTests.Server>
{
    private static readonly string[] Changes = ["user_enabled = false", "deleted_at = now()", "user_uuid = 'somebody-else'"];

    public static TheoryData<string> OfUsers => [.. Changes];

    [Theory, MemberData(nameof(OfUsers))]
    public async Task A_user_who_is_no_longer_one_is_refused_by_the_next_request_whatever_it_reads(string change)
    {
        var token = await server.TokenAsync("siteadmin");
        foreach (var path in server.Paths("/api/user/"))
        {
            var before = await AnswersAsync(path, token);
            await server.ExecuteAsync($"CREATE TABLE kept AS SELECT * FROM t_users WHERE user_username = 'siteadmin'; UPDATE t_users SET {change} WHERE user_username = 'siteadmin'");
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, (await server.GetAsync(path, token)).Status));
            await server.ExecuteAsync("""
                UPDATE t_users SET user_enabled = kept.user_enabled, deleted_at = kept.deleted_at, user_uuid = kept.user_uuid FROM kept WHERE t_users.id_user = kept.id_user;
                DROP TABLE kept
                """);
            Assert.Equal(before, await server.GetAsync(path, token));
        }
    }

    [Fact]
    public async Task A_service_that_is_disabled_is_refused_by_the_next_request_whatever_it_reads()
    {
        var token = await server.ServiceTokenAsync("VideoRehabService");
        foreach (var path in server.Paths("/api/service/"))
        {
            var before = await AnswersAsync(path, token);
            await server.ExecuteAsync("UPDATE t_services SET service_enabled = false WHERE service_key = 'VideoRehabService'");
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, (await server.GetAsync(path, token)).Status));
            await server.ExecuteAsync("UPDATE t_services SET service_enabled = true WHERE service_key = 'VideoRehabService'");
            Assert.Equal(before, await server.GetAsync(path, token));
        }
    }

    [Fact]
    public async Task A_user_who_becomes_a_super_administrator_sees_everything_with_the_next_request()
    {
        var token = await server.TokenAsync("user4");
        var before = await AnswersAsync("/api/user/sites", token);
        await server.ExecuteAsync("UPDATE t_users SET user_superadmin = true WHERE user_username = 'user4'");
        var (_, everything) = await server.GetAsync("/api/user/sites", token);
        await server.ExecuteAsync("UPDATE t_users SET user_superadmin = false WHERE user_username = 'user4'");

        Assert.True(JsonDocument.Parse(everything).RootElement.GetArrayLength() > JsonDocument.Parse(before.Text).RootElement.GetArrayLength());
        Assert.Equal(before, await server.GetAsync("/api/user/sites", token));
    }

    [Fact]
    public async Task Requests_beside_changes_are_answered_as_before_or_after_the_change()
    {
        var token = await server.TokenAsync("user3");
        await AnswersAsync("/api/user/sites", token);
        using var done = new CancellationTokenSource();
        var changing = Task.Run(async () =>
        {
            for (var isEnabled = false; !done.IsCancellationRequested; isEnabled = !isEnabled)
                await server.ExecuteAsync($"UPDATE t_users SET user_enabled = {isEnabled} WHERE user_username = 'user3'");
        });

        var seen = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            var statuses = new HashSet<HttpStatusCode>();
            for (var i = 0; i < 100; i++)
                statuses.Add((await server.GetAsync("/api/user/sites", token)).Status);
            return statuses;
        }));
        await done.CancelAsync();
        await changing;
        await server.ExecuteAsync("UPDATE t_users SET user_enabled = true WHERE user_username = 'user3'");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Unauthorized], seen.SelectMany(statuses => statuses).Distinct().Order());
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/api/user/sites", token)).Status);
    }

    [Fact]
    public async Task A_token_is_given_up_as_long_as_redis_says_so()
    {
        var token = await server.TokenAsync("user2");
        await AnswersAsync("/api/user/sites", token);

        await server.GetAsync("/api/user/logout", token);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("/api/user/sites", token)).Status);
        await server.Keys.KeyDeleteAsync(RedisKeys.DisabledUserTokens);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/api/user/sites", token)).Status);

        // By a program that does not tell.
        await server.Keys.SetAddAsync(RedisKeys.DisabledUserTokens, token);
        await Eventually.TrueAsync(async () => (await server.GetAsync("/api/user/sites", token)).Status == HttpStatusCode.Unauthorized, "the token is refused");
    }

    [Fact]
    public async Task A_new_key_is_good_at_once_and_the_old_one_a_moment_longer()
    {
        var old = await server.ServiceTokenAsync("EmailService");
        await AnswersAsync("/api/service/services?service_key=EmailService", old);
        var key = await server.Keys.StringGetAsync(RedisKeys.ServiceTokenKey);

        await server.Keys.StringSetAsync(RedisKeys.ServiceTokenKey, "another-key-of-thirty-two-letters");
        var fresh = await server.ServiceTokenAsync("EmailService");
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/api/service/services?service_key=EmailService", fresh)).Status);
        await Eventually.TrueAsync(async () => (await server.GetAsync("/api/service/services?service_key=EmailService", old)).Status == HttpStatusCode.Unauthorized, "the old key is not good");
        await server.Keys.StringSetAsync(RedisKeys.ServiceTokenKey, key);
    }

    /// <summary>Asked until who calls is known.</summary>
    private async Task<(HttpStatusCode Status, string Text)> AnswersAsync(string path, string token)
    {
        var first = await server.GetAsync(path, token);
        Assert.NotEqual(HttpStatusCode.Unauthorized, first.Status);
        Assert.Equal(first, await server.GetAsync(path, token));
        return first;
    }

    public sealed class Server(Servers servers) : IAsyncLifetime
    {
        private readonly RedisServer _redisServer = new();
        private readonly string _database = servers.NewDatabase(Provider.Postgres);
        private ConnectionMultiplexer _redis = null!;
        private TestServer _server = null!;

        public IDatabase Keys => _redis.GetDatabase();

        public async ValueTask InitializeAsync()
        {
            await _redisServer.InitializeAsync();
            _redis = await ConnectionMultiplexer.ConnectAsync(_redisServer.ConnectionString);
            _server = await TestServer.StartAsync(_database, _redisServer.ConnectionString);
        }

        public async ValueTask DisposeAsync()
        {
            await _server.DisposeAsync();
            await _redis.DisposeAsync();
            await _redisServer.DisposeAsync();
        }

        /// <summary>Of the endpoints that ask along who calls.</summary>
        internal IReadOnlyList<string> Paths(string api)
        {
            var paths = _server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<CallerIsAskedAlong>() is not null && endpoint.RoutePattern.RawText!.StartsWith(api, StringComparison.Ordinal))
                .Select(endpoint => endpoint.RoutePattern.RawText!).ToList();
            Assert.NotEmpty(paths);
            return [.. paths, .. paths.Select(path => path + "?id_project=1&id_site=1&id_session=1")];
        }

        public async Task<string> TokenAsync(string user)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/user/login");
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{user}")));
            using var answer = await _server.Client.SendAsync(request);
            return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("user_token").GetString()!;
        }

        public async Task<string> ServiceTokenAsync(string key)
        {
            var record = JsonDocument.Parse((string)(await Keys.StringGetAsync($"service.{key}"))!).RootElement;
            return TestTokens.Sign((string)(await Keys.StringGetAsync(RedisKeys.ServiceTokenKey))!, new { service_uuid = record.GetProperty("service_uuid").GetString() });
        }

        public async Task<(HttpStatusCode Status, string Text)> GetAsync(string path, string token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Authorization = new("OpenTera", token);
            using var answer = await _server.Client.SendAsync(request);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        public Task ExecuteAsync(string sql) => PostgresServer.ExecuteAsync(_database, sql);
    }
}
