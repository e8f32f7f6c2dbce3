using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.TeraServer;
using OpenTera.TeraServer.Data;
using OpenTera.TeraServer.Tests.Documents;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Tests.Conformance;

/// <summary>
/// A server whose database is put back after each scenario that changes it, under its feet; on SQLite it is not, and only what reads is replayed there.
/// A scenario runs once, whole, when its first case is asked for.
/// </summary>
public abstract class ConformanceServer(Servers servers, Provider provider) : IAsyncLifetime
{
    private static readonly string[] Transient =
        ["UserLoginAttempts.*", "User2FALoginAttempts.*", "ParticipantLoginAttempts.*", "service_auth_code_*", "user_disabled_tokens", "participant_disabled_tokens"];

    private readonly Dictionary<string, IReadOnlyDictionary<string, (Exchange, Reply)>> _done = [];
    private readonly Dictionary<string, string> _tokens = [];
    private readonly SemaphoreSlim _one = new(1);
    private bool _changed;
    private TestServer _server = null!;
    private SeededDatabase? _database;
    private RedisServer _redisServer = null!;
    private ConnectionMultiplexer _redis = null!;

    public async ValueTask InitializeAsync()
    {
        _redisServer = new RedisServer();
        await _redisServer.InitializeAsync();
        _redis = await ConnectionMultiplexer.ConnectAsync(_redisServer.ConnectionString);
        var database = servers.NewDatabase(provider);
        _server = await TestServer.StartAsync(database, _redisServer.ConnectionString, ("OpenTera:Certificates", servers.Certificates));
        await HashPasswordsQuicklyAsync(_server.Services);
        if (provider == Provider.Postgres)
            _database = await SeededDatabase.KeepAsync(database);
        await StandInForServicesAsync(_server.Services.GetRequiredService<IMessageBus>());
    }

    /// <summary>The scenarios sign in hundreds of times. A hash as strong as it should be would take a quarter of a second each time.</summary>
    private static async Task HashPasswordsQuicklyAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TeraContext>();
        foreach (var user in await db.Users.AsNoTracking().ToListAsync())
        {
            var hash = BCrypt.Net.BCrypt.HashPassword(Replay.PasswordOf($"user:{user.UserUsername}"), workFactor: 4);
            await db.Users.Where(row => row.IdUser == user.IdUser).ExecuteUpdateAsync(set => set.SetProperty(row => row.UserPassword, hash));
        }
    }

    /// <summary>What the services that ran beside the recorded server answer: the forms of their session types, and that no session can be started.</summary>
    private static async Task StandInForServicesAsync(IMessageBus bus)
    {
        var video = new TeraForm("session_type_config", new TeraFormSection("general", "General configuration", new TeraFormItem("session_recordable", "Allow session recording", "boolean")));
        await bus.ServeAsync(Topics.ServiceRpc("VideoRehabService"), new RpcMethods()
            .Add("session_type_config", (string _) => video.ToJson())
            .Add("session_manage", (string _) => new { Status = "error", ErrorText = "Cannot create process" }));
        await bus.ServeAsync(Topics.ServiceRpc("FileTransferService"), new RpcMethods().Add("session_type_config", (string _) => new JsonObject()));
    }

    internal async Task<IReadOnlyDictionary<string, (Exchange Exchange, Reply Reply)>> RunAsync(string scenario)
    {
        await _one.WaitAsync();
        try
        {
            if (_done.TryGetValue(scenario, out var replies))
                return replies;
            if (_database is not null && _changed)
                await _database.RestoreAsync();
            var exchanges = _database is not null ? Recordings.Scenarios[scenario] : [.. Recordings.Shapes(Recordings.Scenarios[scenario])];
            _changed = exchanges.Any(exchange => exchange.ChangesSomething);
            foreach (var pattern in Transient)
                await ForgetAsync(pattern);

            // A scenario that changes something may change what a token says, or whether it counts.
            var replay = new Replay(_server, _redis.GetDatabase(), _changed ? [] : _tokens);
            var found = new Dictionary<string, (Exchange, Reply)>();
            foreach (var exchange in exchanges)
                found[exchange.Id] = (exchange, await replay.SendAsync(exchange));
            return _done[scenario] = found;
        }
        finally
        {
            _one.Release();
        }
    }

    internal Task<AnswerSchemas> SchemasAsync() => AnswerSchemas.LoadAsync(_server.Client);

    private async Task ForgetAsync(string pattern)
    {
        await foreach (var key in _redis.GetServers()[0].KeysAsync(pattern: pattern))
            await _redis.GetDatabase().KeyDeleteAsync(key);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _redis.DisposeAsync();
        await _redisServer.DisposeAsync();
    }
}

public sealed class ConformanceServerOnPostgres(Servers servers) : ConformanceServer(servers, Provider.Postgres);

public sealed class ConformanceServerOnSqlite(Servers servers) : ConformanceServer(servers, Provider.Sqlite);
