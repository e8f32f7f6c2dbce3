using System.Net;
using System.Net.Http.Json;
using OpenTera.Testing;

namespace OpenTera.ExampleService.Tests;

public sealed class CallersTests(RunningService server) : IClassFixture<RunningService>
{
    [Fact]
    public async Task Everybody_learns_who_they_are()
    {
        Assert.Equal(new("user", TestTokens.UserUuid, "Site Admin", false), await MeAsync(TestTokens.User()));
        Assert.Equal(new("participant", TestTokens.ParticipantUuid, "Participant #1", false), await MeAsync(TestTokens.Participant()));
        Assert.Equal(new("device", TestTokens.DeviceUuid, null, false), await MeAsync(TestTokens.Device()));
        Assert.Equal(new("service", TestTokens.ServiceUuid, null, false), await MeAsync(TestTokens.Service()));
    }

    [Fact]
    public async Task Only_who_has_the_role_in_this_service_is_its_administrator()
    {
        var admin = TestTokens.User(access: new { ExampleService = new[] { "admin" } });
        var stranger = TestTokens.User(access: new { ExampleService = new[] { "user" }, AnotherService = new[] { "admin" } });

        Assert.True((await MeAsync(admin)).IsAdmin);
        Assert.False((await MeAsync(stranger)).IsAdmin);
        var state = await (await server.SendAsync(HttpMethod.Get, "/api/service", admin)).Content.ReadFromJsonAsync<ServiceState>();
        Assert.Equal(["admin", "user"], state!.Roles);
        Assert.Equal(1, state.Projects);
        foreach (var token in (string[])[stranger, TestTokens.Participant(), TestTokens.Device(), TestTokens.Service()])
            Assert.Equal(HttpStatusCode.Forbidden, (await server.SendAsync(HttpMethod.Get, "/api/service", token)).StatusCode);
    }

    [Theory]
    [InlineData("/api/me")]
    [InlineData("/api/service")]
    [InlineData("/api/projects")]
    [InlineData("/api/events")]
    public async Task A_stranger_is_told_nothing(string path) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.SendAsync(HttpMethod.Get, path, null)).StatusCode);

    private async Task<Caller> MeAsync(string token) =>
        (await (await server.SendAsync(HttpMethod.Get, "/api/me", token)).Content.ReadFromJsonAsync<Caller>())!;
}
