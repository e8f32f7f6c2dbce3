using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Live.Tests;

/// <summary>Sessions are managed by the service of their type, here one that a test answers for.</summary>
public abstract class SessionActionTests(LiveSystem system) : IAsyncDisposable
{
    private const string Rpc = "service.VideoRehabService.rpc";

    [Collection<OnOneServer>]
    public sealed class WithOneServer(OneServer system) : SessionActionTests(system);

    [Collection<OnTwoServers>]
    public sealed class WithTwoServers(TwoServers system) : SessionActionTests(system);

    [Collection<OnThreeServers>]
    public sealed class WithThreeServers(ThreeServers system) : SessionActionTests(system);

    public async ValueTask DisposeAsync()
    {
        await system.Redis.GetSubscriber().UnsubscribeAsync(RedisChannel.Literal(Rpc));
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_user_starts_a_session_and_gets_what_the_service_answers()
    {
        var asked = await ServeAsync(_ => """{"status": "started", "session": {"id_session": 12}}""");

        var answer = await ActAsync(Who.Admin, new { action = "start", id_service = 6, id_session_type = 1, session_participants = new[] { Who.Participant.Uuid } });

        Assert.Equal("started", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());
        Assert.Equal(
            $$$"""{"session_manage": {"action": "start", "id_service": 6, "id_session_type": 1, "session_participants": ["{{{Who.Participant.Uuid}}}"], "id_creator_user": 1, "id_session": 0}}""",
            Assert.Single(asked));
    }

    [Fact]
    public async Task A_user_cannot_pass_for_another_creator()
    {
        var asked = await ServeAsync(_ => """{"status": "started"}""");

        await ActAsync(Who.SiteAdmin, new { action = "start", id_service = 6, id_session_type = 1, id_creator_user = 1 });

        Assert.Equal(2, Action(Assert.Single(asked)).GetProperty("id_creator_user").GetInt32());
    }

    [Fact]
    public async Task An_action_on_a_session_is_completed_by_its_service_type_and_members()
    {
        var asked = await ServeAsync(_ => """{"status": "stopped"}""");

        await ActAsync(Who.Admin, new { action = "stop", session_uuid = "bd69ba0e-9b24-41f6-9dbc-cef4d1e9761c" });

        var action = Action(Assert.Single(asked));
        Assert.Equal((1, 6, 1), (action.GetProperty("id_session").GetInt32(), action.GetProperty("id_service").GetInt32(), action.GetProperty("id_session_type").GetInt32()));
        Assert.Equal([Who.Admin.Uuid], action.GetProperty("session_users").EnumerateArray().Select(user => user.GetString()));
        Assert.Equal([Who.Participant.Uuid], action.GetProperty("session_participants").EnumerateArray().Select(participant => participant.GetString()));
        Assert.Empty(action.GetProperty("session_devices").EnumerateArray());
    }

    [Fact]
    public async Task A_reply_says_who_replies_by_a_number()
    {
        var asked = await ServeAsync(_ => """{"status": "OK"}""");

        await ActAsync(Who.SiteAdmin, new { action = "invite_reply", id_session = 6, parameters = new { reply_code = "busy", user_uuid = Who.Admin.Uuid } });

        Assert.Equal($$"""{"reply_code": 3, "user_uuid": "{{Who.SiteAdmin.Uuid}}"}""", Action(Assert.Single(asked)).GetProperty("parameters").GetRawText());
    }

    [Fact]
    public async Task A_service_starts_a_session_of_its_own()
    {
        var asked = await ServeAsync(_ => """{"status": "started"}""");

        var answer = await ActAsync(Who.VideoRehab, new { action = "start", id_session_type = 1 });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"session_manage": {"action": "start", "id_session_type": 1, "id_creator_service": 6, "id_session": 0, "id_service": 6}}""", Assert.Single(asked));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_service_that_is_away_or_fails_is_a_clear_error(bool isThere)
    {
        if (isThere)
            await ServeAsync(_ => null);

        var answer = await ActAsync(Who.Admin, new { action = "start", id_service = 6, id_session_type = 1 });

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("No answer from service.", await answer.Content.ReadFromJsonAsync<string>());
    }

    [Fact]
    public async Task Whom_a_user_does_not_see_it_cannot_invite()
    {
        var asked = await ServeAsync(_ => """{"status": "OK"}""");
        foreach (var list in (string[])["session_participants", "session_users", "session_devices"])
        {
            var answer = await ActAsync(Who.SiteAdmin, new Dictionary<string, object> { ["action"] = "start", ["id_service"] = 6, ["id_session_type"] = 1, [list] = new[] { Who.SecretParticipant.Uuid } });
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Equal($"User doesn't have access to at least one {list["session_".Length..^1]} of that session.", await answer.Content.ReadFromJsonAsync<string>());
        }

        Assert.Empty(asked);
        Assert.Equal(HttpStatusCode.OK, (await ActAsync(Who.Admin, new { action = "start", id_service = 6, id_session_type = 1, session_participants = new[] { Who.SecretParticipant.Uuid } })).StatusCode);
    }

    [Fact]
    public async Task Whom_a_service_does_not_see_it_cannot_invite()
    {
        var asked = await ServeAsync(_ => """{"status": "OK"}""");

        var answer = await ActAsync(Who.VideoRehab, new { action = "start", id_session_type = 1, session_participants = new[] { Who.Participant.Uuid, Who.SecretParticipant.Uuid } });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(asked);
    }

    [Fact]
    public async Task Who_is_in_a_session_may_be_named_by_those_who_see_the_session()
    {
        // Session 2 has the super administrator, whom the site administrator does not see.
        var asked = await ServeAsync(_ => """{"status": "OK"}""");

        var answer = await ActAsync(Who.SiteAdmin, new { action = "remove", id_session = 2, id_service = 6, session_users = new[] { Who.Admin.Uuid } });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Who.Admin.Uuid, Action(Assert.Single(asked)).GetProperty("session_users")[0].GetString());
    }

    private static JsonElement Action(string request) => JsonDocument.Parse(request).RootElement.GetProperty("session_manage");

    private Task<HttpResponseMessage> ActAsync(Who who, object action) =>
        system.SendAsync(HttpMethod.Post, $"/api/{who.Kind}/sessions/manager", who, new { session_manage = action });

    /// <summary>Answers in the service's place. Gives what it is asked for.</summary>
    private async Task<List<string>> ServeAsync(Func<string, string?> answer)
    {
        var asked = new List<string>();
        await system.Redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal(Rpc), (_, message) =>
        {
            var call = RPCMessage.Parser.ParseFrom((byte[])message!);
            asked.Add(call.Args.Single().StringValue);
            var value = answer(asked[^1]);
            var reply = $$"""{"method": "{{call.Method}}", "id": {{call.Id}}, "pattern": "{{Rpc}}", "status": "{{(value is null ? "Error" : "OK")}}", "return_value": {{value ?? "null"}}}""";
            system.Redis.GetSubscriber().Publish(RedisChannel.Literal(call.ReplyTo), Encoding.ASCII.GetBytes(reply));
        });
        return asked;
    }
}
