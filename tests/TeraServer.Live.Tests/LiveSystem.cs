using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OpenTera.TeraServer.Live.Tests;
using StackExchange.Redis;

[assembly: AssemblyFixture(typeof(PostgresServer))]
// They wait more than they work.
[assembly: Xunit.v3.Parallelization(MaxThreads = 3)]

namespace OpenTera.TeraServer.Live.Tests;

/// <summary>TeraServer processes on one database and one Redis. Requests go to one after the other, as through a gateway.</summary>
public abstract class LiveSystem(PostgresServer postgres, int count, bool onGarnet = false, params string[] settings) : IAsyncLifetime
{
    private readonly string _database = postgres.NewName();
    private readonly List<TeraServerProcess> _servers = [];
    private int _next;

    public RedisServer RedisServer { get; } = new() { IsGarnet = onGarnet };

    /// <summary>The test's own connection.</summary>
    public ConnectionMultiplexer Redis { get; private set; } = null!;

    public IDatabase Keys => Redis.GetDatabase();

    public IReadOnlyList<TeraServerProcess> Servers => _servers;

    public string DeviceToken { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await RedisServer.InitializeAsync();
        Redis = await RedisServer.ConnectAsync();
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => AddServerAsync()));
        var devices = await (await GetAsync("/api/user/devices?id_device=1", Who.Admin)).Content.ReadFromJsonAsync<JsonElement>();
        DeviceToken = devices[0].GetProperty("device_token").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
        await Redis.DisposeAsync();
        await RedisServer.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends Redis as a crash would, and starts it again, empty.</summary>
    public async Task RestartRedisAsync()
    {
        await RedisServer.StopAsync();
        await Redis.DisposeAsync();
        await RedisServer.InitializeAsync();
        // A connection that was lost may fail what is asked while it is being restored.
        Redis = await RedisServer.ConnectAsync();
    }

    public async Task<TeraServerProcess> AddServerAsync()
    {
        var server = new TeraServerProcess(postgres.ConnectionString(_database), RedisServer.ConnectionString, settings);
        lock (_servers)
            _servers.Add(server);
        await server.WaitAsync();
        return server;
    }

    /// <summary>Ends a server as <c>kill -9</c> does.</summary>
    public async Task KillAsync(TeraServerProcess server)
    {
        lock (_servers)
            _servers.Remove(server);
        await server.DisposeAsync();
    }

    public TeraServerProcess NextServer()
    {
        lock (_servers)
            return _servers[_next++ % _servers.Count];
    }

    public Task<HttpResponseMessage> GetAsync(string path, Who who) => SendAsync(HttpMethod.Get, path, who);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Who who, object? body = null) =>
        await SendAsync(method, path, await AuthorizationAsync(who), body);

    /// <summary>The token of a login of the super administrator.</summary>
    public async Task<string> UserTokenAsync() =>
        (await (await GetAsync("/api/user/login", Who.Admin)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("user_token").GetString()!;

    /// <param name="at">The server to ask; null: the next.</param>
    public Task<HttpResponseMessage> WithTokenAsync(string path, string token, TeraServerProcess? at = null) => SendAsync(HttpMethod.Get, path, $"OpenTera {token}", at: at);

    /// <summary>Logs somebody in and opens its WebSocket.</summary>
    /// <param name="at">The server to open it at; null: the next.</param>
    public async Task<LiveSocket> ConnectAsync(Who who, TeraServerProcess? at = null) => await LiveSocket.OpenAsync((at ?? NextServer()).WebSocket(await TicketAsync(who)));

    /// <summary>The path and ticket of a WebSocket, as a login gives them.</summary>
    public async Task<string> TicketAsync(Who who)
    {
        using var answer = await GetAsync($"/api/{who.Kind}/login{(who.Kind == "device" ? "" : "?with_websocket=true")}", who);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return new Uri(JsonDocument.Parse(text).RootElement.GetProperty("websocket_url").GetString()!).PathAndQuery;
    }

    /// <summary>What <c>/api/user/KINDs/online</c> says to the super administrator, by uuid.</summary>
    public async Task<Dictionary<string, JsonElement>> OnlineAsync(string kind)
    {
        using var answer = await GetAsync($"/api/user/{kind}s/online", Who.Admin);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().ToDictionary(row => row.GetProperty($"{kind}_uuid").GetString()!);
    }

    /// <summary>Waits until nobody is online.</summary>
    public Task ToBeEmptyAsync() => Eventually.TrueAsync(async () => !await Keys.KeyExistsAsync("online.users") && !await Keys.KeyExistsAsync("online.participants")
        && !await Keys.KeyExistsAsync("online.devices"), "everybody is offline");

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string authorization, object? body = null, TeraServerProcess? at = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await (at ?? NextServer()).Client.SendAsync(request);
    }

    private async Task<string> AuthorizationAsync(Who who) => who switch
    {
        { Kind: "device" } => $"OpenTera {DeviceToken}",
        { Kind: "service" } => $"OpenTera {TestTokens.Sign((await Keys.StringGetAsync("ServiceTokenAPIKey"))!, new { service_uuid = who.Uuid })}",
        _ => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{who.Username}:{who.Password}"))}",
    };
}

public sealed class OneServer(PostgresServer postgres) : LiveSystem(postgres, 1);

/// <summary>One that is soon tired of clients that don't answer or read.</summary>
public sealed class ImpatientServer(PostgresServer postgres) : LiveSystem(postgres, 1, settings:
    ["--OpenTera:WebSockets:PingInterval=0:00:00.5", "--OpenTera:WebSockets:PongTimeout=0:00:05", "--OpenTera:WebSockets:SendTimeout=0:00:03"]);

public sealed class TwoServers(PostgresServer postgres) : LiveSystem(postgres, 2);

public sealed class ThreeServers(PostgresServer postgres) : LiveSystem(postgres, 3);

public sealed class TwoServersOnGarnet(PostgresServer postgres) : LiveSystem(postgres, 2, onGarnet: true);

[CollectionDefinition]
public sealed class OnOneServer : ICollectionFixture<OneServer>;

[CollectionDefinition]
public sealed class OnTwoServers : ICollectionFixture<TwoServers>;

[CollectionDefinition]
public sealed class OnThreeServers : ICollectionFixture<ThreeServers>;

[CollectionDefinition]
public sealed class OnTwoServersOnGarnet : ICollectionFixture<TwoServersOnGarnet>;
