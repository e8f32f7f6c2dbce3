#!/usr/bin/env dotnet
#:sdk Microsoft.NET.Sdk.Web
#:property PublishAot=false
#:property ManagePackageVersionsCentrally=false
#:package Microsoft.Diagnostics.NETCore.Client@0.2.750501
#:package Microsoft.Diagnostics.Tracing.TraceEvent@4.0.0
#:project ../tests/Testing/Testing.csproj
// How fast TeraServer answers, on the test data and on a thousandfold of it. Beside it the limit: a bare handler that runs the same SQL by Npgsql.
//   dotnet run -c Release bench/api.cs [-- SECONDS [PART OF A REQUEST'S NAME]]
// Starts PostgreSQL, Redis and TeraServer itself, on free ports; needs wrk (Debian package) and Linux.

using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Npgsql;
using NpgsqlTypes;
using OpenTera.Testing;
using StackExchange.Redis;

const int Connections = 8;

if (args is ["bare", var url, var bareDatabase, var file])
{
    await BareHandlers.RunAsync(url, bareDatabase, JsonSerializer.Deserialize<Statement[][]>(File.ReadAllText(file))!);
    return;
}

Environment.CurrentDirectory = Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "..");
var seconds = args.Length > 0 ? int.Parse(args[0]) : 10;
var part = args.Length > 1 ? args[1] : "";
await ServerProcess.RunAsync("dotnet", ["build", "services/TeraServer/Backend", "-c", "Release", "-nologo", "-v", "quiet"]);
var folder = Directory.CreateTempSubdirectory("opentera-bench-").FullName;
await using var postgres = new PostgresServer
{
    Settings = ["fsync=on", "synchronous_commit=on", "full_page_writes=on", "autovacuum=on", "logging_collector=on", "log_destination=jsonlog", "log_filename=statements", "log_file_mode=0644"],
};
await using var redis = new RedisServer();
await Task.WhenAll(postgres.InitializeAsync().AsTask(), redis.InitializeAsync().AsTask());
try
{
    var database = await postgres.CreateAsync();
    var requests = await WithServerAsync($"{database};Options=-c log_statement=all", async (_, address) =>
    {
        var wanted = (await Request.AllAsync(address, database, redis)).Where(request => request.Name.Contains(part)).ToArray();
        foreach (var request in wanted)
        {
            request.Answer = await request.SendAsync(address);
            request.Statements = await StatementsOfAsync(() => request.SendAsync(address));
        }

        return wanted;
    });

    NpgsqlConnection.ClearAllPools();
    var thousandfold = await postgres.CreateAsync(new NpgsqlConnectionStringBuilder(database).Database);
    await PostgresServer.ExecuteAsync(thousandfold + ";Command Timeout=600", Thousandfold.Sql);

    Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {Connections} connections, {seconds} s each\n");
    Console.WriteLine("| request | data | requests/s | p50 ms | p99 ms | CPU µs | allocated kB | SQL statements | bare: requests/s | p99 ms | CPU µs | share |");
    Console.WriteLine("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    // In turns: a machine that is slower for a while is so for both.
    await WithDataAsync("test data", database, testData => WithDataAsync("thousandfold", thousandfold, async manyData =>
    {
        foreach (var (number, request) in requests.Index())
        {
            await MeasureAsync(testData, number, request);
            await MeasureAsync(manyData, number, request);
        }
        return true;
    }));

    async Task<bool> WithDataAsync(string name, string connectionString, Func<Measured, Task<bool>> use)
    {
        await PostgresServer.ExecuteAsync(connectionString, "VACUUM ANALYZE");
        await PostgresServer.ExecuteAsync(connectionString, "CHECKPOINT");
        return await WithServerAsync(connectionString, (server, address) => WithBareHandlersAsync(connectionString, requests, async (bare, bareAddress) =>
        {
            // As in a server that has run for a while, what is read has been compiled for good, also where only a part is measured.
            var reads = requests.Index().Where(read => read.Item.IsRead).ToList();
            foreach (var (number, request) in reads)
            {
                await WrkAsync(request, address, 48 / reads.Count);
                await WrkAsync(Bare(number), bareAddress, 48 / reads.Count);
            }

            return await use(new(name, server, address, bare, bareAddress));
        }));
    }

    static Request Bare(int number) => new("") { Path = $"/{number}" };

    async Task MeasureAsync(Measured data, int number, Request request)
    {
        if (request.IsRead && await request.SendAsync(data.Address) != request.Answer)
            throw new InvalidOperationException($"{request.Name} answers something else on the {data.Name}.");
        var limit = request.IsRead ? await RunAsync(data.Bare, Bare(number), data.BareAddress) : null;
        var run = await RunAsync(data.Server, request, data.Address);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {request.Name} | {data.Name} | {run.PerSecond:F0} | {run.Median:F2} | {run.Slowest:F2} | {run.Cpu:F0} | {run.Allocated / 1024:F1} | {request.Statements.Length} | {limit?.PerSecond:F0} | {limit?.Slowest:F2} | {limit?.Cpu:F0} | {run.PerSecond / limit?.PerSecond:P0} |"));
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

Task<TResult> WithServerAsync<TResult>(string database, Func<Process, string, Task<TResult>> use)
{
    var address = $"http://127.0.0.1:{Ports.Free()}";
    return WithAsync(address + "/alive", process => use(process, address), new()
    {
        ["ASPNETCORE_URLS"] = address,
        ["ConnectionStrings__opentera"] = database,
        ["ConnectionStrings__redis"] = redis.ConnectionString,
        ["OpenTera__Seed"] = "test",
        ["DOTNET_GCgen0size"] = "0x2000000", // As AppHost starts it.
        ["Logging__LogLevel__Default"] = "Warning",
    }, "dotnet", "services/TeraServer/Backend/bin/Release/net10.0/TeraServer.dll");
}

Task<TResult> WithBareHandlersAsync<TResult>(string database, Request[] requests, Func<Process, string, Task<TResult>> use)
{
    var (address, file) = ($"http://127.0.0.1:{Ports.Free()}", $"{folder}/statements.json");
    File.WriteAllText(file, JsonSerializer.Serialize(requests.Select(request => request.IsRead ? request.Statements[1..] : [])));
    return WithAsync(address + "/alive", process => use(process, address), [], Environment.ProcessPath!, "bare", address, database, file);
}

static async Task<TResult> WithAsync<TResult>(string alive, Func<Process, Task<TResult>> use, Dictionary<string, string> environment, string program, params string[] arguments)
{
    var start = new ProcessStartInfo(program, arguments);
    foreach (var (name, value) in environment)
        start.Environment[name] = value;
    using var process = Process.Start(start)!;
    try
    {
        using var client = new HttpClient();
        while (!await IsAliveAsync(client))
            await Task.Delay(20);
        return await use(process);
    }
    finally
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    async Task<bool> IsAliveAsync(HttpClient client)
    {
        try
        {
            return (await client.GetAsync(alive)).IsSuccessStatusCode;
        }
        catch (HttpRequestException) when (!process.HasExited)
        {
            return false;
        }
    }
}

// What PostgreSQL says it was asked. It writes its log in order: when the mark is there, all before it is too.
async Task<Statement[]> StatementsOfAsync(Func<Task> request)
{
    var log = $"{postgres.DataFolder}/log/statements.json";
    var before = File.ReadLines(log).Count();
    await request();
    var mark = $"SELECT '{Guid.NewGuid()}'";
    await PostgresServer.ExecuteAsync(postgres.ConnectionString("postgres") + ";Options=-c log_statement=all", mark);
    while (!File.ReadAllText(log).Contains(mark))
        await Task.Delay(20);
    return [.. File.ReadLines(log).Skip(before).Select(Statement.Read).OfType<Statement>().TakeWhile(statement => statement.Sql != mark)];
}

async Task<Run> RunAsync(Process server, Request request, string address)
{
    // What is read has been warmed before.
    await WrkAsync(request, address, request.IsRead ? Math.Max(2, seconds / 3) : 8);
    using var session = new DiagnosticsClient(server.Id).StartEventPipeSession(
        [new EventPipeProvider("System.Runtime", EventLevel.Informational, 0, new Dictionary<string, string> { ["EventCounterIntervalSec"] = "1" })], requestRundown: false);
    var rates = new List<double>();
    var listening = Task.Run(() =>
    {
        using var events = new EventPipeEventSource(session.EventStream);
        events.Dynamic.All += happened =>
        {
            if (happened.EventName == "EventCounters" && happened.PayloadValue(0) is IDictionary<string, object> outer && outer["Payload"] is IDictionary<string, object> counter && counter["Name"] is "alloc-rate")
                rates.Add((double)counter["Increment"]);
        };
        events.Process();
    });
    var cpu = server.TotalProcessorTime;
    var output = await WrkAsync(request, address, seconds);
    server.Refresh();
    cpu = server.TotalProcessorTime - cpu;
    await session.StopAsync(CancellationToken.None);
    await listening;

    var perSecond = double.Parse(Found(@"Requests/sec:\s+([\d.]+)"), CultureInfo.InvariantCulture);
    var refused = Regex.IsMatch(output, "Non-2xx") && request.Status == 200;
    if (refused || output.Contains("Socket errors"))
        throw new InvalidOperationException($"{request.Name}: {output}");
    var total = double.Parse(Found(@"(\d+) requests in"), CultureInfo.InvariantCulture);
    return new Run(perSecond, Milliseconds("50%"), Milliseconds("99%"), cpu.TotalMicroseconds / total, rates.Skip(1).DefaultIfEmpty().Average() / perSecond);

    string Found(string pattern) => Regex.Match(output, pattern).Groups[1].Value;

    double Milliseconds(string percentile)
    {
        var found = Regex.Match(output, $@"{percentile}\s+([\d.]+)(us|ms|s)");
        return double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) * found.Groups[2].Value switch { "us" => 0.001, "ms" => 1, _ => 1000 };
    }
}

async Task<string> WrkAsync(Request request, string address, int seconds)
{
    var script = $"{folder}/request.lua";
    File.WriteAllText(script, request.Body is null ? "" : $"wrk.method = 'POST'\nwrk.headers['Content-Type'] = 'application/json'\nwrk.body = [[{request.Body}]]");
    using var wrk = Process.Start(new ProcessStartInfo("wrk",
        ["-t1", $"-c{Connections}", $"-d{seconds}s", "--latency", "-s", script, "-H", $"Authorization: OpenTera {request.Token}", address + request.Path]) { RedirectStandardOutput = true })!;
    return await wrk.StandardOutput.ReadToEndAsync();
}

/// <summary>A server with its data, and the bare handler on the same.</summary>
internal sealed record Measured(string Name, Process Server, string Address, Process Bare, string BareAddress);

/// <param name="Cpu">Microseconds a request of the server's process.</param>
/// <param name="Allocated">Bytes a request.</param>
internal sealed record Run(double PerSecond, double Median, double Slowest, double Cpu, double Allocated);

internal sealed record Request(string Name)
{
    public string Path { get; init; } = "/api/" + Name;
    public string Token { get; init; } = "";
    public string? Body { get; init; }
    public int Status { get; init; } = 200;
    public bool IsRead { get; init; } = true;
    public string Answer { get; set; } = "";
    public Statement[] Statements { get; set; } = [];

    public static async Task<Request[]> AllAsync(string address, string database, RedisServer redisServer)
    {
        await using var redis = await redisServer.ConnectAsync();
        var serviceKey = (string)(await redis.GetDatabase().StringGetAsync("ServiceTokenAPIKey"))!;
        var (user, service) = (await LoginAsync(), TestTokens.Service(serviceKey));
        return
        [
            new("user/participants?id_participant=1") { Token = user },
            new("user/participants?id_project=1&list=1") { Token = user },
            new("user/sites") { Token = user },
            new("user/sessions?id_participant=1") { Token = user },
            new($"service/participants?participant_uuid={TestTokens.ParticipantUuid}") { Token = service },
            new("service/sessions?id_participant=1") { Token = service },
            new("device/login") { Token = await TokenAsync("device"), IsRead = false },
            new("participant/login") { Token = await TokenAsync("participant"), IsRead = false },
            new("POST user/sessions")
            {
                Path = "/api/user/sessions", Token = user, IsRead = false,
                Body = """{"session": {"id_session": 0, "id_session_type": 1, "session_name": "Bench", "session_status": 0, "session_participants_ids": [3]}}""",
            },
            new("bad token") { Path = "/api/user/sites", Token = user[..^4] + "AAAA", Status = 401, IsRead = false },
        ];

        async Task<string> LoginAsync()
        {
            using var client = new HttpClient();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("siteadmin:siteadmin"u8));
            return JsonDocument.Parse(await client.GetStringAsync($"{address}/api/user/login")).RootElement.GetProperty("user_token").GetString()!;
        }

        async Task<string> TokenAsync(string kind)
        {
            await using var source = NpgsqlDataSource.Create(database);
            await using var command = source.CreateCommand($"SELECT {kind}_token FROM t_{kind}s WHERE id_{kind} = 1");
            return (string)(await command.ExecuteScalarAsync())!;
        }
    }

    /// <summary>The answer, but for who was online when.</summary>
    public async Task<string> SendAsync(string address)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(Body is null ? HttpMethod.Get : HttpMethod.Post, address + Path);
        request.Headers.Authorization = new AuthenticationHeaderValue("OpenTera", Token);
        request.Content = Body is null ? null : new StringContent(Body, Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        if ((int)answer.StatusCode != Status)
            throw new InvalidOperationException($"{Name} answers {(int)answer.StatusCode}.");
        return Regex.Replace(await answer.Content.ReadAsStringAsync(), "_lastonline\":[^,]*", "");
    }
}

/// <summary>A statement as PostgreSQL was asked it.</summary>
internal sealed record Statement(string Sql, string?[] Values)
{
    /// <summary>Null when the line of the log is of something else.</summary>
    public static Statement? Read(string line)
    {
        var entry = JsonDocument.Parse(line).RootElement;
        var message = Regex.Match(entry.GetProperty("message").GetString()!, "^(execute [^:]+|statement): (.*)$", RegexOptions.Singleline);
        if (!message.Success || Regex.IsMatch(message.Groups[2].Value, "^(BEGIN|COMMIT|SET|DISCARD)|pg_catalog|pg_type"))
            return null;
        var detail = entry.TryGetProperty("detail", out var given) ? given.GetString()! : "";
        return new(message.Groups[2].Value, [.. Regex.Matches(detail, @"\$\d+ = (?:NULL|'((?:[^']|'')*)')").Select(value => value.Groups[1] is { Success: true } text ? text.Value.Replace("''", "'") : null)]);
    }
}

/// <summary>The limit: nothing but the SQL that the answer is made of, without the statement that finds the caller, and its rows as JSON.</summary>
internal static class BareHandlers
{
    public static async Task RunAsync(string address, string database, Statement[][] statements)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var app = builder.Build();
        await using var source = NpgsqlDataSource.Create(database + ";No Reset On Close=true;Max Auto Prepare=100;Options=-c jit=off -c max_parallel_workers_per_gather=0");
        app.MapGet("/alive", () => "");
        foreach (var (number, answer) in statements.Index())
            app.MapGet($"/{number}", context => AnswerAsync(context, source, answer));
        await app.RunAsync();
    }

    private static async Task AnswerAsync(HttpContext context, NpgsqlDataSource source, Statement[] statements)
    {
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartArray();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement.Sql, connection);
            foreach (var value in statement.Values)
                command.Parameters.Add(new NpgsqlParameter { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Unknown });
            await using var rows = await command.ExecuteReaderAsync(context.RequestAborted);
            await WriteAsync(json, rows, context.RequestAborted);
        }

        json.WriteEndArray();
    }

    private static async Task WriteAsync(Utf8JsonWriter json, NpgsqlDataReader rows, CancellationToken cancellation)
    {
        while (await rows.ReadAsync(cancellation))
        {
            json.WriteStartObject();
            for (var column = 0; column < rows.FieldCount; column++)
            {
                json.WritePropertyName(rows.GetName(column));
                if (rows.IsDBNull(column))
                    json.WriteNullValue();
                else if (rows.GetFieldType(column) == typeof(string))
                    json.WriteStringValue(rows.GetString(column));
                else if (rows.GetFieldType(column) == typeof(int))
                    json.WriteNumberValue(rows.GetInt32(column));
                else if (rows.GetFieldType(column) == typeof(long))
                    json.WriteNumberValue(rows.GetInt64(column));
                else if (rows.GetFieldType(column) == typeof(bool))
                    json.WriteBooleanValue(rows.GetBoolean(column));
                else
                    json.WriteStringValue(rows.GetDateTime(column));
            }

            json.WriteEndObject();
        }
    }
}

/// <summary>Beside the test data: 100 sites, 1,000 projects, 100,000 participants, 1,000,000 sessions, and the services, roles and session types that belong to them.</summary>
internal static class Thousandfold
{
    public const string Sql =
        """
        SET session_replication_role = replica;
        INSERT INTO t_sites (id_site, site_name, site_2fa_required, version_id)
            SELECT 1000 + n, 'Site ' || n, false, 0 FROM generate_series(1, 100) n;
        INSERT INTO t_projects (id_project, id_site, project_name, project_enabled, version_id)
            SELECT 1000 + n, 1001 + n % 100, 'Project ' || n, true, 0 FROM generate_series(1, 1000) n;
        INSERT INTO t_services_roles (id_service_role, id_service, id_site, service_role_name, version_id)
            SELECT 1000 + 2 * n + r, 1, 1000 + n, (ARRAY['admin', 'user'])[r + 1], 0 FROM generate_series(1, 100) n, generate_series(0, 1) r;
        INSERT INTO t_services_roles (id_service_role, id_service, id_project, service_role_name, version_id)
            SELECT 2000 + 2 * n + r, 1, 1000 + n, (ARRAY['admin', 'user'])[r + 1], 0 FROM generate_series(1, 1000) n, generate_series(0, 1) r;
        INSERT INTO t_users_groups (id_user_group, user_group_name, version_id)
            SELECT 1000 + n, 'Group ' || n, 0 FROM generate_series(1, 1000) n;
        INSERT INTO t_services_access (id_service_access, id_user_group, id_service_role, version_id)
            SELECT 1000 + n, 1000 + n, 2000 + 2 * n, 0 FROM generate_series(1, 1000) n;
        INSERT INTO t_services_sites (id_service_site, id_service, id_site, version_id)
            SELECT 1000 + 100 * s + n, s, 1000 + n, 0 FROM generate_series(1, 100) n, unnest(ARRAY[3, 6]) s;
        INSERT INTO t_services_projects (id_service_project, id_service, id_project, version_id)
            SELECT 1000 + 1000 * s + n, s, 1000 + n, 0 FROM generate_series(1, 1000) n, unnest(ARRAY[3, 6]) s;
        INSERT INTO t_sessions_types_sites (id_session_type_site, id_session_type, id_site, version_id)
            SELECT 1000 + n, 1, 1000 + n, 0 FROM generate_series(1, 100) n;
        INSERT INTO t_sessions_types_projects (id_session_type_project, id_session_type, id_project, version_id)
            SELECT 1000 + n, 1, 1000 + n, 0 FROM generate_series(1, 1000) n;
        INSERT INTO t_participants (id_participant, participant_uuid, participant_name, participant_token_enabled, participant_enabled, participant_login_enabled, id_project, version_id)
            SELECT 1000 + n, gen_random_uuid(), 'Participant ' || n, false, true, false, 1001 + n % 1000, 0 FROM generate_series(1, 100000) n;
        INSERT INTO t_sessions (id_session, session_uuid, id_session_type, id_creator_participant, session_name, session_start_datetime, session_duration, session_status, version_id)
            SELECT 1000000 + n, gen_random_uuid(), 1, 1001 + n % 100000, 'Session ' || n, now() - n * interval '1 minute', 60, 2, 0 FROM generate_series(1, 1000000) n;
        INSERT INTO t_sessions_participants (id_session_participant, id_session, id_participant, version_id)
            SELECT 1000000 + n, 1000000 + n, 1001 + n % 100000, 0 FROM generate_series(1, 1000000) n;
        SET session_replication_role = origin;
        """;
}
