using System.Net.Http.Json;
using OpenTera.ServiceDefaults.Communication.Messages;
using OpenTera.Testing;

namespace OpenTera.ExampleService.Tests;

public sealed class ProjectsTests(RunningService server) : IClassFixture<RunningService>
{
    [Fact]
    public async Task A_caller_sees_those_of_their_projects_that_use_the_service()
    {
        Project[] expected = [new(1, "Default Project #1", "Default Site")];

        Assert.Equal(expected, await ProjectsAsync(TestTokens.User()));
        Assert.Equal(expected, await ProjectsAsync(TestTokens.Participant()));
        Assert.Contains(server.TeraServer.Requests, request => request.Path == "/api/service/sites" && request.Claims.TryGetProperty("service_uuid", out _));
        Assert.Contains(server.TeraServer.Requests, request => request.Path == "/api/user/projects" && request.Claims.TryGetProperty("user_uuid", out _));
    }

    [Fact]
    public async Task Another_service_asks_by_RPC_for_the_projects_of_a_site()
    {
        var names = await server.CallAsync("projects_in", new Value { IntValue = 1 });

        Assert.Equal("""["Default Project #1"]""", names!.Value.GetRawText());
        Assert.Equal("[]", (await server.CallAsync("projects_in", new Value { IntValue = 1 }, new Value { IntValue = 0 }))!.Value.GetRawText());
        Assert.Null(await server.CallAsync("projects_in", new Value { StringValue = "no number" }));
    }

    [Fact]
    public async Task TeraServer_asks_for_the_form_of_the_service_s_session_types()
    {
        var form = await server.CallAsync("session_type_config", new Value { StringValue = """{"id_session_type": 1}""" });

        Assert.Equal("session_type_config", form!.Value.GetProperty("objecttype").GetString());
        Assert.Equal("instructions", form.Value.GetProperty("sections")[0].GetProperty("items")[0].GetProperty("id").GetString());
    }

    private async Task<List<Project>?> ProjectsAsync(string token) =>
        await (await server.SendAsync(HttpMethod.Get, "/api/projects", token)).Content.ReadFromJsonAsync<List<Project>>();
}
