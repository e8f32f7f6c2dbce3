using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;

namespace OpenTera.TeraServer.Tests.Documents;

/// <summary>The OpenAPI documents, held against what the original's say: <c>parameters.json</c> has its operations, each with its query parameters, a <c>!</c> behind the type of what must be given.</summary>
public sealed class DocumentTests(Servers servers) : IAsyncLifetime
{
    private static readonly JsonElement Original =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", "parameters.json"))).RootElement;

    /// <summary>Devices can't read sessions, whatever they ask; and the original's document does not tell what it registers devices by.</summary>
    private static readonly string[] Different = ["GET /api/device/sessions", "GET /api/device/sessions/events", "POST /api/device/register"];

    private TestServer _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = await TestServer.StartAsync(servers.NewDatabase(Provider.Sqlite), servers.Redis.ConnectionString);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory, InlineData("user"), InlineData("participant"), InlineData("device"), InlineData("service")]
    public async Task A_document_has_the_operations_and_parameters_of_the_original(string api)
    {
        var operations = await OperationsAsync(api);
        var wanted = Original.GetProperty(api).EnumerateObject().ToDictionary(operation => operation.Name, operation => Sorted(operation.Value.EnumerateObject().Select(parameter => (parameter.Name, parameter.Value.GetString()!))));

        Assert.Equal(wanted.Keys.Order(), operations.Keys.Order());
        Assert.Equal("", string.Join("\n", wanted.Where(operation => operation.Value != operations[operation.Key] && !Different.Contains(operation.Key)).Select(operation => $"{operation.Key}: wanted {operation.Value}; has {operations[operation.Key]}")));
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_and_who_may_call_it()
    {
        foreach (var api in ApiDocuments.Apis)
        {
            foreach (var operation in (await DocumentAsync(api)).GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()))
            {
                Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!);
                Assert.True(operation.Value.GetProperty("responses").TryGetProperty("200", out _));
                var operationId = operation.Value.GetProperty("operationId").GetString()!;
                Assert.True(operation.Value.TryGetProperty("security", out _) || operationId.Contains("register") || operationId.Contains("user_login_"), operationId);
            }
        }
    }

    [Fact]
    public async Task Operations_are_grouped_by_what_they_are_about()
    {
        foreach (var api in ApiDocuments.Apis)
        {
            var document = await DocumentAsync(api);
            var used = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).SelectMany(operation => operation.Value.GetProperty("tags").EnumerateArray()).Select(tag => tag.GetString());
            Assert.Equal(used.Distinct().Order(StringComparer.Ordinal), document.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("name").GetString()));
        }
    }

    /// <summary>These repeat what was sent, have several forms or come from a service. That the others are as described is shown by all recorded exchanges.</summary>
    [Fact]
    public async Task Answers_are_described_but_these()
    {
        Assert.Equal(
            [
                "GET /api/device/devices", "GET /api/device/participants", "GET /api/device/sessions", "GET /api/device/sessions/events",
                "GET /api/service/access", "GET /api/service/auth/code", "GET /api/service/groups", "GET /api/service/participants", "GET /api/service/users/access",
                "GET /api/user/assets/archive", "GET /api/user/forms", "GET /api/user/login/setup_2fa", "GET /api/user/projectaccess", "GET /api/user/siteaccess", "GET /api/user/stats",
                "POST /api/device/status",
                "POST /api/participant/participants",
                "POST /api/service/serviceaccess", "POST /api/service/sessions/manager", "POST /api/service/sessiontypes/projects", "POST /api/service/testtypes/projects",
                "POST /api/user/assets", "POST /api/user/devices/participants", "POST /api/user/devices/projects", "POST /api/user/devices/sites", "POST /api/user/login/setup_2fa",
                "POST /api/user/services/access", "POST /api/user/services/projects", "POST /api/user/services/sites", "POST /api/user/sessions/manager",
                "POST /api/user/sessiontypes/projects", "POST /api/user/sessiontypes/services", "POST /api/user/sessiontypes/sites",
                "POST /api/user/testtypes/projects", "POST /api/user/testtypes/sites", "POST /api/user/users/usergroups",
            ],
            (await AnswerSchemas.LoadAsync(_server.Client)).Undescribed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task All_operations_are_in_one_swagger_document_too()
    {
        var all = await DocumentAsync("swagger");
        Assert.Equal("2.0", all.GetProperty("swagger").GetString());
        Assert.True(all.GetProperty("paths").TryGetProperty("/api/device/login", out _));
        Assert.True(all.GetProperty("paths").TryGetProperty("/api/service/tests", out _));
    }

    [Fact]
    public async Task The_pages_to_try_the_apis_are_there()
    {
        var page = await _server.Client.GetStringAsync("/doc");
        Assert.Contains("href=\"./doc/service\"", page);
        Assert.Contains("api/service.json", await _server.Client.GetStringAsync("/doc/service"));
        Assert.Equal(HttpStatusCode.OK, (await _server.Client.GetAsync("/doc/scalar.js")).StatusCode);
    }

    private async Task<JsonElement> DocumentAsync(string name) => await _server.Client.GetFromJsonAsync<JsonElement>($"/api/{name}.json");

    private async Task<Dictionary<string, string>> OperationsAsync(string api) =>
        (from path in (await DocumentAsync(api)).GetProperty("paths").EnumerateObject()
         from operation in path.Value.EnumerateObject()
         select (Name: $"{operation.Name.ToUpperInvariant()} {path.Name}", Operation: operation.Value))
        .ToDictionary(operation => operation.Name, operation => operation.Operation.TryGetProperty("parameters", out var parameters)
            ? Sorted(parameters.EnumerateArray().Select(parameter => (parameter.GetProperty("name").GetString()!, parameter.GetProperty("schema").GetProperty("type").GetString()! + (parameter.TryGetProperty("required", out var required) && required.GetBoolean() ? "!" : ""))))
            : "");

    /// <summary>A token in the query is a security scheme here.</summary>
    private static string Sorted(IEnumerable<(string Name, string Type)> parameters) =>
        string.Join(", ", parameters.Where(parameter => parameter.Name != "token").OrderBy(parameter => parameter.Name, StringComparer.Ordinal).Select(parameter => $"{parameter.Name} {parameter.Type}"));
}
