using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using OpenTera.Testing;
using StackExchange.Redis;

namespace OpenTera.WholeSystem;

/// <summary>Several TeraServers behind the gateway.</summary>
public abstract class ReplicaTests(RunningSystem system, int count)
{
    /// <summary>Seconds that a replica may take to start on a busy machine.</summary>
    private const int StartTime = 60;

    private static readonly (string Name, string Uuid)[] Users =
    [
        ("admin", "b6b08f70-ccb7-4c90-b332-3656d81e4b6d"),
        ("siteadmin", "296983eb-0d9e-49af-a804-66612b2ace5d"),
        ("user", "55d4fd59-98a4-4824-806d-052c71fa1aeb"),
    ];

    [Fact]
    public async Task Events_reach_the_clients_of_all_replicas_and_a_killed_one_is_started_again()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync((await system.Application.GetConnectionStringAsync("redis"))!);
        var keys = redis.GetDatabase();
        await Eventually.TrueAsync(async () => await keys.SetLengthAsync("presence.servers") == count, "all replicas are there", StartTime);

        // A user on each replica.
        var sockets = new Dictionary<string, LiveSocket>();
        var servers = new HashSet<string>();
        foreach (var (name, uuid) in Users.Take(count))
            sockets[name] = await ConnectElsewhereAsync(keys, name, uuid, servers);
        await EveryoneHearsOfTheParticipantAsync(sockets.Values);

        var (victim, firstProcess) = await KillAsync();
        await Eventually.TrueAsync(() => sockets.Values.Any(socket => socket.IsClosed), "the clients of the killed replica notice");
        var lost = Assert.Single(sockets, entry => entry.Value.IsClosed).Key;
        using (var client = await system.SignInAsync("siteadmin", "siteadmin"))
        {
            for (var request = 0; request < 20; request++)
                (await client.GetAsync("api/user/users?self=true")).EnsureSuccessStatusCode();
        }

        await sockets[lost].DisposeAsync();
        await Eventually.TrueAsync(async () => await TryConnectAsync(lost) is { } socket && sockets.TryAdd($"{lost} again", socket), $"{lost} can come back", StartTime);
        await EveryoneHearsOfTheParticipantAsync(sockets.Where(entry => entry.Key != lost).Select(entry => entry.Value));

        await Eventually.TrueAsync(() => ProcessOf(victim) is { } process && process != firstProcess, "the killed replica runs again", StartTime);
        await Eventually.TrueAsync(async () => await keys.SetLengthAsync("presence.servers") == count, "all replicas are there again", StartTime);
        foreach (var socket in sockets.Values)
            await socket.DisposeAsync();
    }

    private async Task EveryoneHearsOfTheParticipantAsync(IEnumerable<LiveSocket> sockets)
    {
        await using (var participant = await system.TryOpenWebSocketAsync("participant", "participant1", "opentera"))
        {
            foreach (var socket in sockets)
                await socket.EventAsync("ParticipantEvent", "PARTICIPANT_CONNECTED");
        }

        foreach (var socket in sockets)
            await socket.EventAsync("ParticipantEvent", "PARTICIPANT_DISCONNECTED");
    }

    /// <summary>Opens WebSockets until one is at a server that is not among these, which it then is.</summary>
    private async Task<LiveSocket> ConnectElsewhereAsync(IDatabase keys, string name, string uuid, HashSet<string> servers)
    {
        while (true)
        {
            var socket = (await TryConnectAsync(name))!;
            if (servers.Add((await keys.HashGetAsync("online.users", uuid)).ToString()))
                return socket;
            await socket.DisposeAsync();
            await Eventually.TrueAsync(async () => !await keys.HashExistsAsync("online.users", uuid), $"{name} is offline");
        }
    }

    private Task<LiveSocket?> TryConnectAsync(string user) => system.TryOpenWebSocketAsync("user", user, password: user);

    private async Task<(string Replica, int Process)> KillAsync()
    {
        var (replica, id) = await AnyReplicaAsync();
        using var process = Process.GetProcessById(id);
        // Aspire starts a project by `dotnet run`.
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        return (replica, id);
    }

    private async Task<(string Replica, int Process)> AnyReplicaAsync()
    {
        await foreach (var known in system.Application.ResourceNotifications.WatchAsync(TestContext.Current.CancellationToken))
        {
            if (known.Resource.Name == "teraserver" && ProcessOf(known.ResourceId) is { } process)
                return (known.ResourceId, process);
        }
        throw new InvalidOperationException("No replica of TeraServer is running.");
    }

    private int? ProcessOf(string replica) =>
        system.Application.ResourceNotifications.TryGetCurrentState(replica, out var state) && state.Snapshot.State?.Text == KnownResourceStates.Running
            ? (int?)state.Snapshot.Properties.Single(property => property.Name == "executable.pid").Value
            : null;
}
