using System.Net;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Live.Tests;

/// <summary>Tokens while clocks jump: the one that made a token, or the server's.</summary>
[Collection<OnOneServer>]
public sealed class TokenTimeTests(OneServer system)
{
    private static long Now => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    [Theory]
    [InlineData(-7200, -3600, HttpStatusCode.Unauthorized)]
    [InlineData(-3600, -1, HttpStatusCode.Unauthorized)]
    [InlineData(-3600, 60, HttpStatusCode.OK)]
    [InlineData(0, 3600, HttpStatusCode.OK)]
    [InlineData(600, 4200, HttpStatusCode.OK)]
    public async Task A_token_is_good_until_it_ends_also_when_it_was_made_by_a_clock_that_was_ahead(int issued, int expires, HttpStatusCode expected)
    {
        var user = await SignAsync("UserTokenAPIKey", issued, expires, "user_uuid", Who.Admin.Uuid);
        var participant = await SignAsync("ParticipantTokenAPIKey", issued, expires, "participant_uuid", Who.Participant.Uuid);

        Assert.Equal(expected, (await system.WithTokenAsync("/api/user/versions", user)).StatusCode);
        Assert.Equal(expected, (await system.WithTokenAsync("/api/participant/participants", participant)).StatusCode);
    }

    [Fact]
    public async Task A_token_of_a_service_that_is_ahead_is_good()
    {
        var key = (string)(await system.Keys.StringGetAsync("ServiceTokenAPIKey"))!;

        foreach (var issued in (int[])[-86400, 0, 600])
            Assert.Equal(HttpStatusCode.OK, (await system.WithTokenAsync("/api/service/sessions?id_session=1", TestTokens.Sign(key, new { iat = Now + issued, service_uuid = Who.VideoRehab.Uuid }))).StatusCode);
    }

    [Fact]
    public async Task A_server_that_starts_forgets_given_up_tokens_only_long_after_their_end()
    {
        var key = (string)(await system.Keys.StringGetAsync("UserTokenAPIKey"))!;
        var (lately, longAgo) = (Sign(-3600), Sign(-2 * 86400));
        await system.Keys.SetAddAsync("user_disabled_tokens", [lately, longAgo]);

        var server = await system.AddServerAsync();

        await Eventually.TrueAsync(async () => !await system.Keys.SetContainsAsync("user_disabled_tokens", longAgo), "the old one is forgotten");
        Assert.True(await system.Keys.SetContainsAsync("user_disabled_tokens", lately));
        await system.KillAsync(server);

        RedisValue Sign(int expires) => TestTokens.Sign(key, new { iat = Now + expires - 3600, exp = Now + expires, user_uuid = Who.Admin.Uuid });
    }

    private async Task<string> SignAsync(string key, int issued, int expires, string claim, string uuid) => TestTokens.Sign((await system.Keys.StringGetAsync(key))!, new Dictionary<string, object>
    {
        ["iat"] = Now + issued,
        ["exp"] = Now + expires,
        ["iss"] = "TeraServer",
        ["jti"] = Guid.NewGuid(),
        [claim] = uuid,
    });
}
