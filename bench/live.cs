#!/usr/bin/env dotnet
#:project ../tests/Testing/Testing.csproj
#:property PublishAot=false
// What one TeraServer bears of WebSockets, events and calls, with PostgreSQL and redis-server on the same machine as the clients.
//   dotnet run bench/live.cs [-- CONNECTIONS]
// Linux only: the figures are the kernel's (/proc).

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;
using OpenTera.Testing;
using StackExchange.Redis;

const int Users = 1000;
const int Storm = 1000;
const int Events = 100;
const int Calls = 5000;
const string Marker = "Fan-out ";

var connections = args.Length > 0 ? int.Parse(args[0]) : 10_000;
var port = Ports.Free();
await ServerProcess.RunAsync("dotnet", ["build", "services/TeraServer/Backend", "-c", "Release", "-v", "quiet", "-nologo"]);

await using var postgres = new PostgresServer();
await using var redisServer = new RedisServer();
await Task.WhenAll(postgres.InitializeAsync().AsTask(), redisServer.InitializeAsync().AsTask());
await using var redis = await redisServer.ConnectAsync();
var database = postgres.ConnectionString(postgres.NewName());
using var server = Process.Start(new ProcessStartInfo("dotnet",
[
    "services/TeraServer/Backend/bin/Release/net10.0/TeraServer.dll", $"--urls=http://127.0.0.1:{port}", "--OpenTera:Seed=test",
    $"--ConnectionStrings:opentera={database}", $"--ConnectionStrings:redis={redisServer.ConnectionString}", "--Logging:LogLevel:Default=Warning",
]))!;
try
{
    using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(2) };
    while (!await IsAliveAsync(client))
        await Task.Delay(50);
    await PostgresServer.ExecuteAsync(database, $"""
        INSERT INTO t_participants (id_participant, participant_uuid, participant_name, participant_token_enabled, participant_enabled, participant_login_enabled, id_project, version_id)
            SELECT 1000 + n, gen_random_uuid(), 'Participant ' || n, true, true, true, 1, 0 FROM generate_series(1, {connections}) n;
        INSERT INTO t_users (id_user, user_uuid, user_username, user_firstname, user_lastname, user_password, user_profile, user_enabled, user_superadmin,
                user_2fa_enabled, user_2fa_otp_enabled, user_2fa_email_enabled, user_force_password_change, version_id)
            SELECT 1000 + n, gen_random_uuid(), 'bench' || n, 'User', n::text, '', '', true, false, false, false, false, false, 0 FROM generate_series(1, {Users}) n;
        INSERT INTO t_users_users_groups (id_user_user_group, id_user, id_user_group, version_id) SELECT 1000 + n, 1000 + n, 1, 0 FROM generate_series(1, {Users}) n;
        ANALYZE;
        """);
    Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}");

    await MeasureCallsAsync();
    var participants = await ReadAsync("SELECT participant_uuid FROM t_participants WHERE id_participant > 1000");
    var users = await ReadAsync("SELECT user_uuid FROM t_users WHERE id_user > 1000");
    var participantKey = (string)(await redis.GetDatabase().StringGetAsync("ParticipantTokenAPIKey"))!;
    var userKey = (string)(await redis.GetDatabase().StringGetAsync("UserTokenAPIKey"))!;

    Task<Connection> Participant(string uuid) => Connection.OpenAsync(client, "/api/participant/login?with_websocket=true", TestTokens.Sign(participantKey, new
    {
        iat = Now(), exp = Now() + 3600, iss = "TeraServer", jti = Guid.NewGuid(), participant_uuid = uuid, id_participant = 1, user_fullname = "",
    }));
    Task<Connection> User(string uuid) => Connection.OpenAsync(client, "/api/user/refresh_token?with_websocket=true", TestTokens.Sign(userKey, new
    {
        iat = Now(), exp = Now() + 3600, iss = "TeraServer", jti = Guid.NewGuid(), user_uuid = uuid, id_user = 1, user_fullname = "", user_superadmin = false, service_access = new { },
    }));

    await MeasureStormAsync([.. participants.Take(Storm)], Participant);
    await Connection.QuietAsync();
    var before = Resident(server.Id);
    var clock = Stopwatch.StartNew();
    var open = await OpenAllAsync(participants.Take(connections - Users), Participant, atOnce: 50);
    open.AddRange(await OpenAllAsync(users, User, atOnce: 50));
    Console.WriteLine($"{open.Count:N0} WebSockets: opened in {clock.Elapsed.TotalSeconds:F1} s");
    await Connection.QuietAsync();
    Console.WriteLine($"  all events of that were heard after {clock.Elapsed.TotalSeconds:F1} s");
    var after = Resident(server.Id);
    Console.WriteLine($"  memory of TeraServer {before:F0} MB without, {after:F0} MB with them: {(after - before) * 1024 / open.Count:F1} KB each");

    await MeasureFanOutAsync([.. open.Skip(connections - Users)], participants[0]);
    clock.Restart();
    await Task.WhenAll(open.Select(connection => connection.CloseAsync()));
    while (await redis.GetDatabase().HashLengthAsync("online.participants") + await redis.GetDatabase().HashLengthAsync("online.users") > 0)
        await Task.Delay(20);
    Console.WriteLine($"  closed at once, and all offline after {clock.Elapsed.TotalSeconds:F1} s");
}
finally
{
    server.Kill();
}

async Task MeasureCallsAsync()
{
    var builder = Host.CreateEmptyApplicationBuilder(new());
    builder.Configuration["ConnectionStrings:redis"] = redisServer.ConnectionString;
    builder.AddServiceDefaults();
    using var host = builder.Build();
    var bus = host.Services.GetRequiredService<IMessageBus>();
    Task CallAsync() => bus.CallAsync("module.TeraServer.UserManagerModule.rpc", "online_users", []);
    for (var call = 0; call < Calls; call++)
        await CallAsync();

    var times = new double[Calls];
    for (var call = 0; call < Calls; call++)
    {
        var clock = Stopwatch.GetTimestamp();
        await CallAsync();
        times[call] = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
    }
    Console.WriteLine($"RPC: round trip {Percentiles(times)}");

    var end = Stopwatch.StartNew();
    var counts = await Task.WhenAll(Enumerable.Range(0, 64).Select(async _ =>
    {
        var count = 0;
        for (; end.Elapsed < TimeSpan.FromSeconds(5); count++)
            await CallAsync();
        return count;
    }));
    Console.WriteLine($"  64 callers: {counts.Sum() / end.Elapsed.TotalSeconds:N0} calls/s");
}

async Task MeasureStormAsync(string[] uuids, Func<string, Task<Connection>> openAsync)
{
    var clock = Stopwatch.StartNew();
    var all = await Task.WhenAll(uuids.Select(async uuid =>
    {
        try
        {
            return await openAsync(uuid);
        }
        catch (Exception failure) when (failure is HttpRequestException or WebSocketException or IOException or OperationCanceledException)
        {
            Console.WriteLine($"  {failure.Message}");
            return null;
        }
    }));
    var opened = all.OfType<Connection>().ToArray();
    Console.WriteLine($"Storm: {Storm:N0} logins with WebSockets at once in {clock.Elapsed.TotalSeconds:F1} s, {Storm - opened.Length} failed");
    await Task.WhenAll(opened.Select(connection => connection.FirstFrame));
    Console.WriteLine($"  all were told that they are online after {clock.Elapsed.TotalSeconds:F1} s");
    await Task.WhenAll(opened.Select(connection => connection.CloseAsync()));
}

static async Task<List<Connection>> OpenAllAsync(IEnumerable<string> uuids, Func<string, Task<Connection>> openAsync, int atOnce)
{
    var opened = new ConcurrentQueue<Connection>();
    await Parallel.ForEachAsync(uuids, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (uuid, _) => opened.Enqueue(await openAsync(uuid)));
    return [.. opened];
}

async Task MeasureFanOutAsync(Connection[] listeners, string participant)
{
    var times = new ConcurrentQueue<double>();
    foreach (var listener in listeners)
        listener.Heard = sent => times.Enqueue(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
    for (var number = 0; number < Events; number++)
    {
        const string topic = "module.TeraServer.UserManagerModule.events";
        var content = new ParticipantEvent { ParticipantUuid = participant, ParticipantName = $"{Marker}{Stopwatch.GetTimestamp()};", Type = ParticipantEvent.Types.EventType.ParticipantConnected };
        await redis.GetSubscriber().PublishAsync(RedisChannel.Literal(topic), new TeraEvent { Header = new() { Version = 1, Topic = topic }, Events = { Any.Pack(content) } }.ToByteArray());
        await Task.Delay(300);
    }
    await Connection.QuietAsync();
    Console.WriteLine($"  an event to {listeners.Length:N0} users: {Percentiles([.. times])}; {listeners.Length * Events - times.Count} lost");
}

async Task<List<string>> ReadAsync(string sql)
{
    await using var source = Npgsql.NpgsqlDataSource.Create(database);
    await using var reader = await source.CreateCommand(sql).ExecuteReaderAsync();
    var values = new List<string>();
    while (await reader.ReadAsync())
        values.Add(reader.GetString(0));
    return values;
}

static async Task<bool> IsAliveAsync(HttpClient client)
{
    try
    {
        return (await client.GetAsync("/alive")).IsSuccessStatusCode;
    }
    catch (HttpRequestException)
    {
        return false;
    }
}

static string Percentiles(double[] times)
{
    Array.Sort(times);
    return $"{times[times.Length / 2]:F2} ms p50, {times[times.Length * 99 / 100]:F2} ms p99, {times[^1]:F2} ms at most";
}

static long Now() => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

static double Resident(int process) =>
    double.Parse(File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:")).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;

/// <summary>The client's end of a WebSocket.</summary>
internal sealed class Connection
{
    private static readonly HttpMessageInvoker Invoker = new(new SocketsHttpHandler());
    private readonly ClientWebSocket socket = new();
    private readonly TaskCompletionSource firstFrame = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task receiving = Task.CompletedTask;
    private static long frames;

    public Task FirstFrame => firstFrame.Task;

    /// <summary>Gets the time stamp in each event of the fan-out.</summary>
    public Action<long>? Heard { get; set; }

    public static async Task<Connection> OpenAsync(HttpClient client, string login, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, login) { Headers = { Authorization = new AuthenticationHeaderValue("OpenTera", token) } };
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var address = new Uri(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("websocket_url").GetString()!);
        var connection = new Connection();
        await connection.socket.ConnectAsync(new Uri($"ws://{client.BaseAddress!.Authority}{address.PathAndQuery}"), Invoker, CancellationToken.None);
        connection.receiving = connection.ReceiveAsync();
        return connection;
    }

    /// <summary>Waits until no frame has come for two seconds.</summary>
    public static async Task QuietAsync()
    {
        for (var last = -1L; last != (last = Interlocked.Read(ref frames));)
            await Task.Delay(TimeSpan.FromSeconds(2));
    }

    public async Task CloseAsync()
    {
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        await receiving;
        socket.Dispose();
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[2048];
        while ((await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)) is { MessageType: not WebSocketMessageType.Close } received)
        {
            firstFrame.TrySetResult();
            Interlocked.Increment(ref frames);
            var text = buffer.AsSpan(0, received.Count);
            if (Heard is not null && text.IndexOf("Fan-out "u8) is > 0 and var at)
            {
                text = text[(at + "Fan-out ".Length)..];
                Heard(long.Parse(Encoding.ASCII.GetString(text[..text.IndexOf((byte)';')])));
            }
        }
    }
}
