using Microsoft.Extensions.Options;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.TeraServer.WebSockets;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Presence;

/// <summary>
/// Tells all servers, by Redis, whose WebSockets this one holds, for as long as it renews its lease. What a server left behind that
/// did not is removed by the others, and what Redis has lost is put back.
/// </summary>
public sealed class Attendance(
    IConnectionMultiplexer redis, IMessageBus bus, LiveClients clients, WhoIsOnline online, Connections connections, SigningKeys keys, ServiceRegistry services,
    Preparation preparation, IOptions<WebSocketTimes> times, ILogger<Attendance> log) : BackgroundService
{
    internal static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LeaseLifetime = TimeSpan.FromSeconds(10);

    /// <summary>Ids of all servers, also of those that died.</summary>
    private static readonly RedisKey Servers = "presence.servers";

    private readonly SemaphoreSlim _entering = new(1);
    private string _server = NewId();
    private bool _isRegistered;
    private bool _isFirst = true;
    private PresenceCopy _copy = PresenceCopy.Empty;

    /// <summary>Takes the place of a client, of which there is one. Null when another WebSocket has it.</summary>
    /// <exception cref="RedisException">Redis is away.</exception>
    public async Task<Connection?> EnterAsync(LiveClient client)
    {
        await _entering.WaitAsync();
        try
        {
            if (!await redis.GetDatabase().HashSetAsync(client.Kind.Online, client.Uuid, _server, When.NotExists))
                return null;
            if (client.Kind == ClientKind.Device)
                await redis.GetDatabase().HashDeleteAsync(ClientKind.Said, client.Uuid);
            online.Change();
            var connection = new Connection(client, times.Value.SendTimeout);
            connections.Add(connection);
            return connection;
        }
        finally
        {
            _entering.Release();
        }
    }

    public Task AnnounceAsync(LiveClient client, ClientChange change) => bus.PublishEventAsync(Topics.OnlineEvents, client.Event(change));

    /// <summary>Gives the place of a client back and tells of it. While Redis is away both wait for the next registration.</summary>
    public async Task LeaveAsync(Connection connection)
    {
        connections.Remove(connection);
        try
        {
            if (!redis.IsConnected)
                _isRegistered = false;
            else if (await redis.GetDatabase().HashDeleteIfAsync(connection.Client.Kind.Online, connection.Client.Uuid, _server))
                await AnnounceAsync(connection.Client, ClientChange.Disconnected);
        }
        catch (Exception away) when (away is RedisException or TimeoutException or MessageBusException)
        {
            _isRegistered = false;
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (redis.IsConnected)
            await redis.GetDatabase().KeyDeleteAsync(Lease(_server));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await preparation.Done.WaitAsync(stoppingToken);
        await using var changes = await bus.SubscribeAsync(Topics.OnlineEvents, (_, _) => Hear(), EventForwarding.LongQueue, stoppingToken);
        using var clock = new PeriodicTimer(Beat);
        do
        {
            try
            {
                await BeatAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogDebug(failure, "The presence of this server's clients could not be renewed; the next attempt is in {Seconds} s", Beat.TotalSeconds);
            }
        }
        while (await clock.WaitForNextTickAsync(stoppingToken));
    }

    private ValueTask Hear()
    {
        online.Change();
        return ValueTask.CompletedTask;
    }

    private async Task BeatAsync(CancellationToken cancellation)
    {
        var database = redis.GetDatabase();
        if (_isRegistered && await database.KeyExpireAsync(Lease(_server), LeaseLifetime))
        {
            _copy = await online.CopyAsync();
        }
        else
        {
            // At start they have just been written.
            if (!_isFirst)
            {
                await keys.PublishAsync(cancellation);
                await services.RefreshAsync(cancellation);
            }

            await RegisterAsync(database);
            _isFirst = false;
        }

        await RemoveDeadServersAsync(database, cancellation);
    }

    /// <summary>
    /// Begins anew, under an id of its own: at start, when Redis has lost the lease, and when clients may have left unnoticed. What is left under the
    /// former id is removed like that of a dead server.
    /// </summary>
    private async Task RegisterAsync(IDatabase database)
    {
        await _entering.WaitAsync();
        try
        {
            var former = _server;
            // Others were told that these clients went, and not because Redis was emptied.
            var wasRemoved = await database.KeyExistsAsync(Removed(former));
            _server = NewId();
            await database.StringSetAsync(Lease(_server), "", LeaseLifetime);
            await database.SetAddAsync(Servers, _server);
            await _copy.RestoreAsync(database);
            await Task.WhenAll(connections.All.Select(connection => ReturnAsync(database, connection, former, wasRemoved)));
            await database.KeyDeleteAsync(Lease(former));
            _isRegistered = true;
        }
        finally
        {
            _entering.Release();
        }
    }

    private async Task ReturnAsync(IDatabase database, Connection connection, string former, bool wasRemoved)
    {
        var (kind, uuid) = (connection.Client.Kind, connection.Client.Uuid);
        if (await database.HashGetAsync(kind.Online, uuid) == former)
            await database.HashSetAsync(kind.Online, uuid, _server);
        else if (!await database.HashSetAsync(kind.Online, uuid, _server, When.NotExists))
            connection.Abort();
        else if (wasRemoved)
            await AnnounceAsync(connection.Client, ClientChange.Connected);
    }

    private async Task RemoveDeadServersAsync(IDatabase database, CancellationToken cancellation)
    {
        foreach (var server in (await database.SetMembersAsync(Servers)).ToStringArray())
        {
            if (await database.KeyExistsAsync(Lease(server!)))
                continue;
            await database.StringSetAsync(Removed(server!), "", TimeSpan.FromHours(1));
            foreach (var kind in ClientKind.All)
                await RemoveClientsAsync(database, kind, server!, cancellation);
            await database.SetRemoveAsync(Servers, server);
        }
    }

    /// <summary>Several servers may do so at once: whoever removes a client tells of it.</summary>
    private async Task RemoveClientsAsync(IDatabase database, ClientKind kind, string server, CancellationToken cancellation)
    {
        var left = (await database.HashGetAllAsync(kind.Online)).Where(entry => entry.Value == server).Select(entry => entry.Name.ToString()).ToArray();
        foreach (var client in await clients.FindAsync(kind, left, cancellation))
        {
            if (await database.HashDeleteIfAsync(kind.Online, client.Uuid, server))
                await AnnounceAsync(client, ClientChange.Disconnected);
        }
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    private static RedisKey Lease(string server) => $"presence.lease.{server}";

    private static RedisKey Removed(string server) => $"presence.removed.{server}";
}
