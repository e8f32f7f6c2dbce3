using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;
using OpenTera.TeraServer.Data;
using OpenTera.TeraServer.Identity;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Tests;

/// <summary>
/// What the recorded exchanges don't show of roles, user groups, services' links, configurations and searches, forms and disconnects, on both databases.
/// In the test data user3 administers project 1, siteadmin site 1 with its projects 1 and 2; nobody but admin has to do with site 2 and its project 3.
/// </summary>
public abstract class AdministrationTests(Servers servers, Provider provider) : IAsyncLifetime
{
    private readonly RedisServer _redisServer = new();
    private TestServer _server = null!;
    private ConnectionMultiplexer _redis = null!;

    public async ValueTask InitializeAsync()
    {
        await _redisServer.InitializeAsync();
        _redis = await ConnectionMultiplexer.ConnectAsync(_redisServer.ConnectionString);
        _server = await TestServer.StartAsync(servers.NewDatabase(provider), _redisServer.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _redis.DisposeAsync();
        await _redisServer.DisposeAsync();
    }

    [Fact]
    public async Task Who_administers_a_project_makes_nobody_an_administrator_of_its_site()
    {
        var membership = new { user_user_group = new { id_user = 5, id_user_group = 3 } };
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync("user3", "/api/user/users/usergroups", membership)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync("user3", "/api/user/users", new { user = new { id_user = 5, user_user_groups = new[] { new { id_user_group = 2 }, new { id_user_group = 3 } } } })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("siteadmin", "/api/user/users/usergroups", membership)).StatusCode);
    }

    [Fact]
    public async Task A_user_group_with_roles_at_another_site_only_is_not_changed()
    {
        await OkAsync(PostAsync("admin", "/api/user/siteaccess", new { site_access = new { id_user_group = 5, id_site = 2, site_access_role = "user" } }));
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync("siteadmin", "/api/user/usergroups", new { user_group = new { id_user_group = 5, user_group_name = "Mine" } })).StatusCode);
    }

    [Fact]
    public async Task A_role_named_by_its_id_is_one_of_the_site_it_is_given_in()
    {
        const int AdminOfSite2 = 15;
        var answer = await PostAsync("siteadmin", "/api/user/siteaccess", new { site_access = new { id_user_group = 3, id_site = 1, id_service_role = AdminOfSite2 } });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Invalid role name or id for that site", await answer.Content.ReadFromJsonAsync<string>());
    }

    [Fact]
    public async Task A_user_group_has_one_role_in_a_site()
    {
        foreach (var role in (string[])["admin", "user", "admin"])
            await OkAsync(PostAsync("admin", "/api/user/usergroups", new { user_group = new { id_user_group = 5, user_group_sites_access = new[] { new { id_site = 2, site_access_role = role } } } }));

        var accesses = await JsonAsync(GetAsync("admin", "/api/user/services/access?id_user_group=5"));
        Assert.Equal("admin", Assert.Single(accesses.EnumerateArray()).GetProperty("service_role_name").GetString());
    }

    [Fact]
    public async Task Roles_in_sites_and_projects_of_others_are_not_given_by_way_of_a_service()
    {
        var role = await JsonAsync(PostAsync("admin", "/api/user/services/roles", new { service_role = new { id_service_role = 0, id_service = 3, id_site = 2, service_role_name = "admin" } }));
        var access = new { service_access = new { id_service_access = 0, id_user_group = 3, id_service_role = role.GetProperty("id_service_role").GetInt32() } };
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync("siteadmin", "/api/user/services/access", access)).StatusCode);

        const string VideoRehabService = "VideoRehabService";
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsServiceAsync(VideoRehabService, "/api/service/roles", new { service_role = new { id_service_role = 0, id_site = 2, service_role_name = "admin" } })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsServiceAsync(VideoRehabService, "/api/service/roles", new { service_role = new { id_service_role = 0, id_site = 1, service_role_name = "nurse" } })).StatusCode);
    }

    [Fact]
    public async Task A_participant_group_is_not_taken_out_of_a_project_of_others()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync("user3", "/api/user/groups", new { group = new { id_participant_group = 2, id_project = 1 } })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("siteadmin", "/api/user/groups", new { group = new { id_participant_group = 2, id_project = 1 } })).StatusCode);
    }

    [Fact]
    public async Task Services_of_a_project_are_set_wholly_or_not_at_all()
    {
        // Service 5 is not associated with the site; of project 2 service 3 would have to go.
        var answer = await PostAsync("siteadmin", "/api/user/services/projects", new { project = new { id_project = 2, services = new[] { new { id_service = 6 }, new { id_service = 5 } } } });
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal([3], await ServicesAsync());

        var video = await JsonAsync(GetAsync("admin", "/api/user/services?id_service=6"));
        await OkAsync(PostAsync("siteadmin", "/api/user/services/projects", new { service_project = new { service_uuid = video[0].GetProperty("service_uuid").GetString(), id_project = "2" } }));
        Assert.Equal([3, 6], await ServicesAsync());

        async Task<IEnumerable<int>> ServicesAsync() =>
            (await JsonAsync(GetAsync("admin", "/api/user/services/projects?id_project=2"))).EnumerateArray().Select(link => link.GetProperty("id_service").GetInt32()).Order();
    }

    [Fact]
    public async Task A_secondary_service_of_a_session_type_that_the_user_does_not_administer_stays()
    {
        const int FileTransfer = 3, Email = 4;
        var id = 0;
        foreach (var (user, services) in ((string, int[])[])[("siteadmin", [FileTransfer]), ("admin", [FileTransfer, Email]), ("siteadmin", [])])
        {
            var saved = await JsonAsync(PostAsync(user, "/api/user/sessiontypes", new
            {
                session_type = new
                {
                    id_session_type = id,
                    id_service = FileTransfer,
                    session_type_category = 1,
                    session_type_color = "red",
                    session_type_name = "Test",
                    session_type_online = true,
                    session_type_services = services.Select(service => new { id_service = service }),
                    session_type_sites = new[] { new { id_site = 1 } },
                },
            }));
            id = saved[0].GetProperty("id_session_type").GetInt32();
        }

        var left = await JsonAsync(GetAsync("admin", $"/api/user/sessiontypes/services?id_session_type={id}"));
        Assert.Equal([Email], left.EnumerateArray().Select(link => link.GetProperty("id_service").GetInt32()));
    }

    [Fact]
    public async Task Values_for_a_device_complete_the_general_ones_of_a_configuration()
    {
        await OkAsync(PostAsync("admin", "/api/user/services/configs", new { service_config = new { id_service_config = 2, id_specific = "pc-001", service_config_config = new { view_local = false } } }));
        await OkAsync(PostAsync("admin", "/api/user/services/configs", new { service_config = new { id_service_config = 2, id_specific = "pc-003", service_config_config = """{"zoom": 2}""" } }));

        Assert.Equal("""{"default_muted":false,"view_local":false}""", await ConfigAsync("pc-001"));
        Assert.Equal("""{"default_muted":false,"view_local":true,"zoom":2}""", await ConfigAsync("pc-003"));
        Assert.Equal("""{"default_muted":false,"view_local":true}""", await ConfigAsync("other"));
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync("user4", "/api/user/services/configs", new { service_config = new { id_service_config = 2, service_config_config = new { } } })).StatusCode);

        async Task<string> ConfigAsync(string specific) =>
            (await JsonAsync(GetAsync("admin", $"/api/user/services/configs?id_participant=1&id_specific={specific}")))[0].GetProperty("service_config_config").ToString();
    }

    [Fact]
    public async Task A_session_form_offers_what_there_is_sorted_by_name()
    {
        var form = await JsonAsync(GetAsync("user3", "/api/user/forms?type=session&id_project=1"));
        Assert.Equal(["Collecte données", "Données Capteur", "Exercices individuels", "Suivi vidéo"], Offered("id_session_type"));
        Assert.Equal(["MultiSite User", "Project Admin", "Site Admin", "Site User", "Super Admin"], Offered("id_creator_user"));

        IEnumerable<string?> Offered(string id) => form.GetProperty("sections")[0].GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("id").GetString() == id).GetProperty("values").EnumerateArray().Select(value => value.GetProperty("value").GetString());
    }

    [Fact]
    public async Task Services_without_a_configuration_follow_those_with_one()
    {
        var configs = await JsonAsync(GetAsync("admin", "/api/user/services/configs?id_service=6&with_empty=true"));
        Assert.Equal([6, 6, 1], configs.EnumerateArray().Select(config => config.GetProperty("id_service").GetInt32()));
    }

    [Theory, InlineData("siteaccess?id_site=1"), InlineData("projectaccess?id_project=1")]
    public async Task Roles_of_users_are_listed_user_group_by_user_group(string of)
    {
        var roles = await JsonAsync(GetAsync("admin", $"/api/user/{of}&by_users=true"));
        Assert.Equal(["MultiSite User", "Site Admin", "Project Admin", "Site User"], roles.EnumerateArray().Select(role => role.GetProperty("user_name").GetString()));
    }

    [Fact]
    public async Task User_groups_of_a_user_in_a_site_are_sorted_by_name()
    {
        var roles = await JsonAsync(GetAsync("admin", "/api/user/siteaccess?id_site=1&by_users=true&with_usergroups=true"));
        Assert.Equal(["Admins - Default Site", "Users - Project 1"], roles[0].GetProperty("user_groups").EnumerateArray().Select(group => group.GetProperty("user_group_name").GetString()));
    }

    [Fact]
    public async Task A_form_that_no_service_answers_for_is_408()
    {
        var answer = await GetAsync("admin", "/api/user/forms?type=session_type_config&id=1");
        Assert.Equal(HttpStatusCode.RequestTimeout, answer.StatusCode);
    }

    [Theory, InlineData("1.2.9", false), InlineData("1.3.0", true), InlineData("2.0", true), InlineData("1", false)]
    public async Task Clients_before_1_3_are_not_asked_about_the_second_factor(string version, bool asks)
    {
        using var request = Request("admin", HttpMethod.Get, "/api/user/forms?type=site");
        request.Headers.Add("X-Client-Name", "OpenTeraPlus");
        request.Headers.Add("X-Client-Version", version);
        using var answer = await _server.Client.SendAsync(request);
        Assert.Equal(asks, (await answer.Content.ReadAsStringAsync()).Contains("site_2fa_required"));
    }

    [Fact]
    public async Task A_disconnect_is_ordered_of_whichever_server_holds_the_socket()
    {
        const string Participant = "27985bb7-3dea-4668-8d9b-3c0548cd8124";
        var ordered = new TaskCompletionSource<ServerCommand>();
        var topic = Topics.WebSocketCommands(Participant);
        await using var _ = await _server.Services.GetRequiredService<IMessageBus>().SubscribeAsync<ServerCommand>(topic, (command, _, _) =>
        {
            ordered.TrySetResult(command);
            return ValueTask.CompletedTask;
        });

        await OkAsync(GetAsync("siteadmin", $"/api/user/disconnect?participant_uuid={Participant}"));

        Assert.Equal(ServerCommand.Types.CommandType.CmdClientDisconnect, (await ordered.Task.WaitAsync(TestContext.Current.CancellationToken)).Type);
    }

    [Fact]
    public async Task A_code_for_the_login_page_says_for_five_minutes_where_it_leads()
    {
        using var answer = await _server.Client.SendAsync(await AsServiceAsync("VideoRehabService", HttpMethod.Get, "/api/service/auth/code?endpoint_url=/back"));
        var code = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("auth_code").GetString()!;

        var kept = JsonDocument.Parse((string)(await _redis.GetDatabase().StringGetAsync($"service_auth_code_{code}"))!).RootElement;
        Assert.Equal("/back", kept.GetProperty("endpoint_url").GetString());
        Assert.InRange((await _redis.GetDatabase().KeyTimeToLiveAsync($"service_auth_code_{code}"))!.Value.TotalSeconds, 200, 300);
    }

    [Theory]
    [InlineData("iciPAnt", 3)]
    [InlineData("#1", 1)]
    [InlineData("Secret", 0)]
    public async Task A_service_finds_the_participants_it_sees_by_a_part_of_their_name_whatever_its_case(string name, int found)
    {
        var request = await AsServiceAsync("VideoRehabService", HttpMethod.Get, $"/api/service/participants?name={Uri.EscapeDataString(name)}");
        Assert.Equal(found, (await JsonAsync(_server.Client.SendAsync(request))).GetArrayLength());
    }

    [Fact]
    public async Task A_participant_of_a_disabled_project_is_not_said_to_be_enabled_even_where_it_is()
    {
        // By another program: here, a project that is disabled disables its participants.
        await using (var services = _server.Services.CreateAsyncScope())
            await services.ServiceProvider.GetRequiredService<TeraContext>().Projects.Where(project => project.IdProject == 3).ExecuteUpdateAsync(set => set.SetProperty(project => project.ProjectEnabled, false));
        var participant = await JsonAsync(GetAsync("admin", "/api/user/participants?id_project=3&list=1"));
        var enabled = new { participant = new { id_participant = participant[0].GetProperty("id_participant").GetInt32(), participant_enabled = true } };
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("admin", "/api/user/participants", enabled)).StatusCode);
    }

    private Task<HttpResponseMessage> GetAsync(string user, string path) => _server.Client.SendAsync(Request(user, HttpMethod.Get, path));

    private Task<HttpResponseMessage> PostAsync(string user, string path, object body)
    {
        var request = Request(user, HttpMethod.Post, path);
        request.Content = JsonContent.Create(body);
        return _server.Client.SendAsync(request);
    }

    private static HttpRequestMessage Request(string user, HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{user}")));
        return request;
    }

    private async Task<HttpResponseMessage> PostAsServiceAsync(string key, string path, object body)
    {
        var request = await AsServiceAsync(key, HttpMethod.Post, path);
        request.Content = JsonContent.Create(body);
        return await _server.Client.SendAsync(request);
    }

    private async Task<HttpRequestMessage> AsServiceAsync(string key, HttpMethod method, string path)
    {
        var service = await JsonAsync(GetAsync("admin", $"/api/user/services?key={key}"));
        var claims = new Dictionary<string, object> { ["service_uuid"] = service[0].GetProperty("service_uuid").GetString()! };
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("OpenTera", Token.Create((await _redis.GetDatabase().StringGetAsync(RedisKeys.ServiceTokenKey))!, claims));
        return request;
    }

    private static async Task OkAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<JsonElement> JsonAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}

public sealed class AdministrationTestsOnPostgres(Servers servers) : AdministrationTests(servers, Provider.Postgres);

public sealed class AdministrationTestsOnSqlite(Servers servers) : AdministrationTests(servers, Provider.Sqlite);
