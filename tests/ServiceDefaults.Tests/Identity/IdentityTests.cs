using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using OpenTera.ServiceDefaults.Identity;
using OpenTera.ServiceDefaults.Tests.Servers;
using OpenTera.Testing;

namespace OpenTera.ServiceDefaults.Tests.Identity;

public sealed class IdentityTests(NativeRedis redis) : IClassFixture<NativeRedis>, IAsyncLifetime
{
    private TestService service = null!;

    public async ValueTask InitializeAsync()
    {
        using var connection = await redis.ConnectAsync();
        await TestTokens.PutKeysAsync(connection.GetDatabase());
        service = await TestService.StartAsync(redis, app =>
        {
            app.MapGet("/user", (TeraUser user) => user).RequireAuthorization(OpenTeraPolicies.User);
            app.MapGet("/participant", (TeraParticipant participant) => participant).RequireAuthorization(OpenTeraPolicies.Participant);
            app.MapGet("/static", (TeraParticipant participant) => participant).RequireAuthorization(OpenTeraPolicies.ParticipantWithStaticToken);
            app.MapGet("/device", (TeraDevice device) => device).RequireAuthorization(OpenTeraPolicies.Device);
            app.MapGet("/service", (TeraService caller) => caller).RequireAuthorization(OpenTeraPolicies.Service);
            app.MapGet("/either", (TeraUser? user, TeraParticipant? participant) => $"{user?.UserFullname}|{participant?.IdParticipant}").RequireAuthorization(OpenTeraPolicies.UserOrParticipant);
            app.MapGet("/anyone", (TeraIdentity caller) => caller.Uuid).RequireAuthorization(OpenTeraPolicies.Anyone);
            app.MapPost("/change", (TeraUser user) => user.Uuid).RequireAuthorization(OpenTeraPolicies.User);
            app.MapGet("/any-role", () => "in").RequireAnyServiceRole("admin", "nurse");
            app.MapGet("/all-roles", () => "in").RequireAllServiceRoles("admin", "nurse");
            app.MapGet("/forgotten", () => "in");
            app.MapGet("/open", () => "in").AllowAnonymous();
        });
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task A_user_is_known_by_the_claims_of_the_token()
    {
        var answer = await service.GetAsync("/user", TestTokens.User(access: new { ExampleService = new[] { "nurse" } }));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains($"\"userUuid\":\"{TestTokens.UserUuid}\"", text);
        Assert.Contains("\"idUser\":2,\"userFullname\":\"Site Admin\",\"userSuperadmin\":false,\"serviceAccess\":{\"ExampleService\":[\"nurse\"]}", text);
        Assert.DoesNotContain("token", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("user", "/user,/either,/anyone")]
    [InlineData("participant", "/participant,/static,/either,/anyone")]
    [InlineData("static", "/static")]
    [InlineData("device", "/device,/anyone")]
    [InlineData("service", "/service,/anyone")]
    public async Task Each_kind_of_caller_gets_where_it_may_and_nowhere_else(string kind, string open)
    {
        var token = kind switch
        {
            "user" => TestTokens.User(),
            "participant" => TestTokens.Participant(),
            "static" => TestTokens.ParticipantStatic(),
            "device" => TestTokens.Device(),
            _ => TestTokens.Service(),
        };
        foreach (var path in (string[])["/user", "/participant", "/static", "/device", "/service", "/either", "/anyone"])
            Assert.Equal((path, open.Split(',').Contains(path) ? HttpStatusCode.OK : HttpStatusCode.Forbidden), (path, (await service.GetAsync(path, token)).StatusCode));
    }

    [Fact]
    public async Task A_forged_expired_or_unsigned_token_is_good_for_nothing()
    {
        var good = TestTokens.User();
        var claims = new { user_uuid = TestTokens.UserUuid, id_user = 2, user_superadmin = true };
        Dictionary<string, string> bad = new()
        {
            ["expired"] = TestTokens.User(expiresIn: -1),
            ["another key"] = TestTokens.User(key: "another-key-another-key-another1"),
            ["a user's claims with the key of participants"] = TestTokens.User(key: TestTokens.ParticipantKey),
            ["a participant's claims with the key of users"] = TestTokens.Participant(key: TestTokens.UserKey),
            ["a service's claims with the key of devices"] = TestTokens.Service(key: TestTokens.DeviceKey),
            ["no algorithm"] = TestTokens.Sign("", claims, "none"),
            ["no algorithm and the signature of another"] = TestTokens.Sign("", claims, "none") + good[(good.LastIndexOf('.') + 1)..],
            ["another algorithm"] = TestTokens.Sign(TestTokens.UserKey, claims, "HS512"),
            ["cut off"] = good[..^2],
            ["nobody's claims"] = TestTokens.Sign(TestTokens.UserKey, new { exp = 4102444800 }),
            ["no JSON"] = "bm90.anNvbg.c2ln",
            ["no token"] = "nonsense",
        };
        foreach (var (what, token) in bad)
            Assert.Equal((what, HttpStatusCode.Unauthorized), (what, (await service.GetAsync("/anyone", token)).StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("/anyone", good)).StatusCode);
        Assert.DoesNotContain(service.Log.Lines, line => line.Contains(good[^20..]));
    }

    [Fact]
    public async Task A_token_that_was_signed_out_is_refused_at_once()
    {
        using var connection = await redis.ConnectAsync();
        var (user, participant) = (TestTokens.User(), TestTokens.Participant());
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("/user", user)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("/participant", participant)).StatusCode);

        await connection.GetDatabase().SetAddAsync("user_disabled_tokens", user);
        await connection.GetDatabase().SetAddAsync("participant_disabled_tokens", participant);

        Assert.Equal(HttpStatusCode.Unauthorized, (await service.GetAsync("/user", user)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.GetAsync("/participant", participant)).StatusCode);
    }

    [Fact]
    public async Task A_key_that_TeraServer_renewed_is_taken_over_when_the_first_token_of_it_comes()
    {
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("/device", TestTokens.Device())).StatusCode);
        using var connection = await redis.ConnectAsync();
        const string NewKey = "new-device-key-new-device-key-n1";
        await Task.Delay(1100);
        await connection.GetDatabase().StringSetAsync([new("DeviceTokenAPIKey", NewKey), new("DeviceStaticTokenAPIKey", NewKey)]);

        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("/device", TestTokens.Device(NewKey))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.GetAsync("/device", TestTokens.Device())).StatusCode);
    }

    [Fact]
    public async Task A_token_may_come_as_parameter_or_cookie_but_a_cookie_changes_nothing_from_another_site_and_a_service_shows_its_token_in_the_header()
    {
        var user = TestTokens.User();
        Action<HttpRequestMessage> cookie = request => request.Headers.Add("Cookie", $"OpenTera={user}");

        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync($"/user?token={user}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("/user", change: cookie)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.SendAsync(HttpMethod.Post, "/change", null, cookie)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.SendAsync(HttpMethod.Post, "/change", null, cookie + (request => request.Headers.Add("Sec-Fetch-Site", "same-origin")))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.GetAsync($"/service?token={TestTokens.Service()}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.GetAsync("/user", change: request => request.Headers.Add("Authorization", $"Bearer {user}"))).StatusCode);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_say_who_may_call_it_is_closed_and_a_path_without_endpoint_is_not_found()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.GetAsync("/forgotten")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await service.GetAsync("/forgotten", TestTokens.User(superadmin: true))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("/open")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.GetAsync("/nowhere")).StatusCode);
    }

    [Fact]
    public async Task Roles_are_those_of_this_service_and_a_super_administrator_has_all()
    {
        var nurse = TestTokens.User(access: new { ExampleService = new[] { "nurse" } });
        var both = TestTokens.User(access: new { ExampleService = new[] { "nurse", "admin" } });
        var elsewhere = TestTokens.User(access: new { OtherService = new[] { "nurse", "admin" } });

        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("/any-role", nurse)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await service.GetAsync("/all-roles", nurse)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("/all-roles", both)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await service.GetAsync("/any-role", elsewhere)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("/all-roles", TestTokens.User(superadmin: true))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await service.GetAsync("/any-role", TestTokens.Participant())).StatusCode);
    }

    [Fact]
    public async Task A_refusal_says_what_to_do()
    {
        var answer = await service.GetAsync("/user");

        Assert.Equal("OpenTera", answer.Headers.WwwAuthenticate.ToString());
        Assert.Contains("Authorization: OpenTera TOKEN", (await answer.Content.ReadFromJsonAsync<Dictionary<string, object>>())!["detail"].ToString());
    }
}
