using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTera.TeraServer.Api.Input;
using OpenTera.TeraServer.Data;
using OpenTera.TeraServer.Services;
using OpenTera.TeraServer.Users;

namespace OpenTera.TeraServer.Tests.Access;

/// <summary>Nobody is shown a row that is not its own to see, whatever it asks: every GET route, every kind of caller, all ids and pairs of ids.</summary>
public sealed partial class ScopeTests(ScopeServer server) : IClassFixture<ScopeServer>
{
    public static TheoryData<string> Callers => [.. Caller.Names];

    [Theory, MemberData(nameof(Callers))]
    public async Task Shows_nobody_what_is_not_its_own(string name)
    {
        var caller = Caller.Of(name, server.World, server.Keys);
        var questions = server.Routes.Where(route => route.Path.StartsWith($"/api/{caller.Api}/")).SelectMany(route => Questions(route, caller)).Distinct().ToList();
        Assert.NotEmpty(questions);

        var (faults, answered) = (new ConcurrentBag<string>(), 0);
        await Parallel.ForEachAsync(questions, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (question, cancellation) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, question);
            request.Headers.Authorization = new("OpenTera", caller.Token);
            using var response = await server.Client.SendAsync(request, cancellation);
            var answer = await response.Content.ReadAsStringAsync(cancellation);
            if (response.StatusCode is >= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented or HttpStatusCode.Unauthorized)
                faults.Add($"{question}: {(int)response.StatusCode} {answer}");
            if (response.StatusCode == HttpStatusCode.OK)
                Interlocked.Increment(ref answered);
            var leaks = Shown(answer).Distinct().Select(server.Find).OfType<Row>().Where(row => !caller.MaySee(row)).ToList();
            if (leaks.Count > 0)
                faults.Add($"{question}: shows {string.Join(", ", leaks.Select(row => $"{row.Kind} {row.Id}"))}");
        });

        Assert.True(answered > 0, "Nothing was answered.");
        Assert.True(faults.IsEmpty, $"{faults.Count} of {questions.Count}:\n{string.Join('\n', faults.Order().Take(60))}");
    }

    /// <summary>Every id alone, without and with all flags; of each two parameters something of the caller's with something of others.</summary>
    private IEnumerable<string> Questions((string Path, IReadOnlyList<QueryParameter> Parameters) route, Caller caller)
    {
        var flags = string.Concat(route.Parameters.Where(parameter => parameter.Type == typeof(bool)).Select(parameter => $"&{parameter.Name}=true"));
        var ids = route.Parameters.Select(parameter => (parameter.Name, Values: server.Values(route.Path, parameter, caller))).Where(parameter => parameter.Values.Count > 0).ToList();
        foreach (var more in new[] { "", flags })
        {
            yield return $"{route.Path}{more}";
            foreach (var (name, values) in ids)
            {
                foreach (var value in values)
                    yield return $"{route.Path}{name}={value.Text}{more}";
            }
        }

        foreach (var (one, other) in ids.SelectMany(one => ids.Where(other => other.Name != one.Name).Select(other => (one, other))))
        {
            if (one.Values.Find(value => value.IsOwn) is { } own && other.Values.Find(value => !value.IsOwn) is { } foreign)
                yield return $"{route.Path}{one.Name}={own.Text}&{other.Name}={foreign.Text}";
        }
    }

    /// <summary>The generated ids in an answer, be they ids, uuids or names. Who sees a service is told all projects it is in.</summary>
    private static IEnumerable<int> Shown(string answer) => GeneratedId().Matches(ProjectsOfService().Replace(answer, "")).Select(match => int.Parse(match.Value));

    [GeneratedRegex(@"(?<![\d.])0?1\d{6}(?!\d)")]
    private static partial Regex GeneratedId();

    [GeneratedRegex("\"service_projects\":\\[[^\\]]*\\]")]
    private static partial Regex ProjectsOfService();
}

/// <summary>A server on the generated data.</summary>
public sealed class ScopeServer(Servers servers) : IAsyncLifetime
{
    /// <summary>They end a session, make a token or something else; the recorded exchanges show what they answer.</summary>
    private static readonly string[] NotReading = ["login", "logout", "refresh_token", "register", "code", "disconnect"];

    /// <summary>What a parameter asks for, where its name does not say it.</summary>
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["group"] = "participant_group",
        ["usergroup"] = "user_group",
        ["creator_user"] = "user",
        ["creator_participant"] = "participant",
        ["creator_device"] = "device",
        ["creator_service"] = "service",
        ["from_user"] = "user",
        ["from_participant"] = "participant",
        ["from_device"] = "device",
        ["session_type_config"] = "session_type",
        ["test_invitation_key"] = "test_invitation",
        ["test_type_key"] = "test_type",
    };

    /// <summary>Parameters that ask for nothing that belongs to somebody.</summary>
    private static readonly string[] Neutral =
        ["limit", "offset", "status", "start_date", "end_date", "id_device_type", "id_device_subtype", "device_type_key", "key", "app_tag", "client_name", "setting_name", "setting_value", "type", "token", "access_token", "service_key", "endpoint_url", "role_name", "id_specific"];

    /// <summary>Forms of things that belong to somebody.</summary>
    private static readonly string[] Forms = ["device", "group", "participant", "project", "service", "service_config", "session", "session_type", "session_type_config", "site", "test_type", "user", "user_group"];

    /// <summary>They tell a service what somebody who came to it may see.</summary>
    private static readonly string[] InTheNameOfOthers = ["/api/service/access", "/api/service/users/access"];

    private Dictionary<int, Row> _rows = [];
    private TestServer _server = null!;
    private RedisServer _redis = null!;

    internal World World { get; private set; } = null!;
    internal Keys Keys { get; private set; } = null!;
    internal IReadOnlyList<(string Path, IReadOnlyList<QueryParameter> Parameters)> Routes { get; private set; } = [];

    public HttpClient Client => _server.Client;

    public async ValueTask InitializeAsync()
    {
        _redis = new RedisServer();
        await _redis.InitializeAsync();
        _server = await TestServer.StartAsync(servers.NewDatabase(Provider.Postgres), _redis.ConnectionString, ("OpenTera:Seed", "default"), ("OpenTera:AdminPassword", "Generated-Data-1"));
        await using var scope = _server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TeraContext>();
        World = await World.MakeAsync(db);
        var (super, ofTwo, without) = (await World.AddUserAsync(superadmin: true), await World.AddUserAsync(superadmin: false), await World.AddUserAsync(superadmin: false));
        foreach (var group in World.Rows.Where(row => row.Kind == "user_group" && row.Mark is { Site: 1, Project: 1 } or { Site: 2, Project: 2 }).DistinctBy(row => row.Mark))
            db.Add(new UserUserGroup { IdUser = ofTwo, IdUserGroup = group.Id });
        await db.SaveChangesAsync();
        _rows = World.Rows.ToDictionary(row => row.Id);

        await using var redis = await _redis.ConnectAsync();
        async Task<string> KeyAsync(string name) => (await redis.GetDatabase().StringGetAsync(name))!;
        Keys = new(await KeyAsync("UserTokenAPIKey"), await KeyAsync("ParticipantTokenAPIKey"), await KeyAsync("ServiceTokenAPIKey"), super, ofTwo, without);
        Routes = [.. from endpoint in _server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                     let path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
                     where path.StartsWith("/api/") && path.Split('/').Length > 3 && !path.Split('/').Any(part => NotReading.Contains(part))
                     where !InTheNameOfOthers.Contains(path)
                     where endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
                     from form in path == "/api/user/forms" ? Forms.Select(form => $"?type={form}&") : ["?"]
                     select (path + form, (IReadOnlyList<QueryParameter>)[.. endpoint.Metadata.OfType<QueryParameters>().SelectMany(query => query.All)])];
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _redis.DisposeAsync();
    }

    /// <summary>Null when no row has the id: then it is some other number.</summary>
    internal Row? Find(int id) => _rows.GetValueOrDefault(id);

    internal sealed record Value(string Text, bool IsOwn);

    /// <summary>What a parameter is asked with: some things that the caller may see, some that it may not.</summary>
    /// <exception cref="InvalidOperationException">Nothing here says what the parameter asks for: a new one wants a name in <see cref="Kinds"/> or <see cref="Neutral"/>.</exception>
    internal List<Value> Values(string path, QueryParameter parameter, Caller caller)
    {
        if (parameter.Type == typeof(bool) || Neutral.Contains(parameter.Name))
            return [];
        var kind = parameter.Name switch
        {
            "id" or "uuid" or "name" or "username" => Subject(path),
            var name => name.Replace("uuid_", "").Replace("_uuid", "").Replace("id_", ""),
        };
        kind = Kinds.GetValueOrDefault(kind, kind);
        var rows = World.Rows.Where(row => row.Kind == kind).ToList();
        if (rows.Count == 0)
            throw new InvalidOperationException($"{path}: what is {parameter.Name}?");

        return [.. rows.GroupBy(row => caller.MaySee(row)).SelectMany(group => group.DistinctBy(row => row.Mark).Take(group.Key ? 2 : 5).Select(row =>
            new Value(parameter.Name.Contains("uuid") ? World.Uuid(row.Id) : parameter.Type == typeof(string) ? World.Name(row.Id) : $"{row.Id}", group.Key)))];
    }

    /// <summary>What a route is about, e.g. <c>site</c> of <c>/api/user/sites?</c>.</summary>
    private static string Subject(string path) => path.Split('=') is [_, var form] ? form.TrimEnd('&') : path.Split('/')[^1].TrimEnd('?').TrimEnd('s');
}
