using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenTera.ServiceDefaults.Communication;

namespace OpenTera.WholeSystem;

/// <summary>What a person and a service find, whichever programs the system is made of.</summary>
public abstract class SystemTests(RunningSystem system)
{
    [Fact]
    public async Task The_root_leads_to_the_portal()
    {
        using var client = system.Stranger();
        using var root = await client.GetAsync("");
        Assert.Equal(HttpStatusCode.Found, root.StatusCode);
        var portal = await client.GetStringAsync(root.Headers.Location);
        Assert.Contains("<title>OpenTera</title>", portal);
    }

    [Fact]
    public async Task A_page_of_the_example_is_served_below_its_path()
    {
        using var client = system.Stranger();
        Assert.Contains("<div id=\"root\">", await client.GetStringAsync("example/"));
    }

    [Fact]
    public async Task The_authority_of_the_certificate_can_be_downloaded()
    {
        using var client = system.Stranger();
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", await client.GetStringAsync("ca.crt"));
    }

    [Theory]
    [InlineData("api/user/users")]
    [InlineData("api/service/users")]
    [InlineData("example/api/notes")]
    [InlineData("example/api/projects")]
    [InlineData("example/api/events")]
    public async Task A_stranger_is_told_nothing(string path)
    {
        using var client = system.Stranger();
        using var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        using var client = system.Stranger();
        client.DefaultRequestHeaders.Authorization = RunningSystem.Basic("user4", "wrong");
        using var answer = await client.GetAsync("api/user/login");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Forged_headers_of_a_client_certificate_make_nobody_a_device()
    {
        using var client = system.Stranger();
        client.DefaultRequestHeaders.Add("X-SSL-CLIENT-DN", "UID=b707e0b2-e649-47e7-a938-2b949c423f73,CN=Device");
        client.DefaultRequestHeaders.Add("X-OpenTera-Gateway", "guess");
        foreach (var address in new[] { system.Address, new Uri($"http://localhost:{system.Port(4040)}/") })
        {
            using var answer = await client.GetAsync(new Uri(address, "api/device/login"));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_example_keeps_the_notes_of_a_signed_in_user()
    {
        using var siteAdmin = await system.SignInAsync("siteadmin", "siteadmin");
        using var user = await system.SignInAsync("user", "user");
        var text = $"Note {Guid.NewGuid()}";
        using var created = await siteAdmin.PostAsJsonAsync("example/api/notes", new { text });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);

        Assert.Contains(text, await siteAdmin.GetStringAsync("example/api/notes"));
        Assert.DoesNotContain(text, await user.GetStringAsync("example/api/notes"));
    }

    [Fact]
    public async Task The_example_is_a_service_of_TeraServer()
    {
        using var admin = await system.SignInAsync("admin", "admin");
        var services = await admin.GetFromJsonAsync<List<JsonElement>>("api/user/services?service_key=ExampleService");
        var example = Assert.Single(services!);
        Assert.Equal(system.Port(4050), example.GetProperty("service_port").GetInt32());
        Assert.Equal("/example", example.GetProperty("service_clientendpoint").GetString());
    }

    [Fact]
    public async Task The_example_answers_with_what_TeraServer_told_it()
    {
        using var admin = await system.SignInAsync("admin", "admin");
        var projects = await admin.GetFromJsonAsync<List<JsonElement>>("example/api/projects");
        Assert.NotNull(projects);
    }

    [Fact]
    public async Task An_event_of_TeraServer_reaches_the_page_live()
    {
        using var admin = await system.SignInAsync("admin", "admin");
        await using var events = await LiveEvents.FollowAsync(admin);
        using var other = await system.SignInAsync("siteadmin", "siteadmin");
        Assert.Contains("Site Admin", await events.NextAsync("Site Admin", TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Another_service_calls_a_method_of_the_example()
    {
        using var user = await system.SignInAsync("user3", "user3");
        var text = $"Note {Guid.NewGuid()}";
        using var created = await user.PostAsJsonAsync("example/api/notes", new { text });
        created.EnsureSuccessStatusCode();
        var uuid = (await user.GetFromJsonAsync<JsonElement>("api/user/users?self=true"))[0].GetProperty("user_uuid").GetString()!;

        using var service = await system.OtherServiceAsync();
        var notes = await service.Services.GetRequiredService<IMessageBus>().CallAsync(Topics.ServiceRpc("ExampleService"), "notes_of", [uuid, 1]);
        Assert.Equal(text, notes[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_signed_out_token_opens_nothing_any_more()
    {
        using var client = await system.SignInAsync("user", "user");
        using var signedOut = await client.GetAsync("api/user/logout");
        Assert.Equal(HttpStatusCode.OK, signedOut.StatusCode);
        foreach (var path in new[] { "api/user/users", "example/api/notes" })
        {
            using var answer = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }
}
