using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Live.Tests;

/// <summary>What comes of clients and services that don't do their part.</summary>
public sealed class ClientFaultTests(ImpatientServer system) : IClassFixture<ImpatientServer>
{
    [Fact]
    public async Task A_client_whose_network_is_gone_is_closed_and_offline()
    {
        await using var admin = await system.ConnectAsync(Who.Admin);
        using var dead = await StuckClient.OpenAsync(system.Servers[0].WebSocket(await system.TicketAsync(Who.Participant)));
        await admin.EventAsync("ParticipantEvent", "PARTICIPANT_CONNECTED");

        // It answers no ping; admin does.
        await admin.EventAsync("ParticipantEvent", "PARTICIPANT_DISCONNECTED");

        Assert.Empty(await system.OnlineAsync("participant"));
        Assert.Equal([Who.Admin.Uuid], (await system.OnlineAsync("user")).Keys);
        await admin.DisposeAsync();
        await system.ToBeEmptyAsync();
    }

    [Fact]
    public async Task A_client_that_stops_reading_is_dropped_and_others_are_not_slowed()
    {
        await using var admin = await system.ConnectAsync(Who.Admin);
        using var stuck = await StuckClient.OpenAsync(system.Servers[0].WebSocket(await system.TicketAsync(Who.Participant)));
        await admin.EventAsync("ParticipantEvent", "PARTICIPANT_CONNECTED");
        var large = new StopSessionEvent { SessionUuid = new string('x', 60_000) };

        for (var number = 0; number < 200; number++)
            await system.PublishEventAsync("service.FileTransferService.events", large);

        await admin.EventAsync("ParticipantEvent", "PARTICIPANT_DISCONNECTED");
        await system.PublishEventAsync("service.FileTransferService.events", new StopSessionEvent { SessionUuid = "the last" });
        while ((await admin.EventAsync("StopSessionEvent")).GetProperty("sessionUuid").GetString() != "the last")
        {
            // All are read.
        }

        await admin.DisposeAsync();
        await system.ToBeEmptyAsync();
    }

    [Fact]
    public async Task A_service_that_hears_but_does_not_answer_is_a_clear_error_and_nothing_has_changed()
    {
        var rpc = RedisChannel.Literal("service.VideoRehabService.rpc");
        var request = new { session_manage = new { action = "start", id_service = 6, id_session_type = 1, session_participants = new[] { Who.Participant.Uuid } } };
        var calls = await system.HearAsync(rpc.ToString());
        var before = await SessionsAsync();

        var answer = await system.SendAsync(HttpMethod.Post, "/api/user/sessions/manager", Who.Admin, request);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("No answer from service.", await answer.Content.ReadFromJsonAsync<string>());
        Assert.Equal(before, await SessionsAsync());
        Assert.Equal("{}", (await system.CallAsync("busy_participants")).Value().GetRawText());
        await AnswerAsync(Assert.Single(calls), "too late");
        await system.Redis.GetSubscriber().SubscribeAsync(rpc, (_, message) => AnswerAsync(message!, "in time").Wait());
        var next = await system.SendAsync(HttpMethod.Post, "/api/user/sessions/manager", Who.Admin, request);
        Assert.Equal("in time", (await next.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());

        async Task<int> SessionsAsync() => (await (await system.GetAsync("/api/user/sessions?id_participant=1", Who.Admin)).Content.ReadFromJsonAsync<JsonElement>()).GetArrayLength();

        Task AnswerAsync(byte[] message, string status)
        {
            var call = RPCMessage.Parser.ParseFrom(message);
            var reply = $$$"""{"method": "{{{call.Method}}}", "id": {{{call.Id}}}, "pattern": "{{{rpc}}}", "status": "OK", "return_value": {"status": "{{{status}}}"}}""";
            return system.Redis.GetSubscriber().PublishAsync(RedisChannel.Literal(call.ReplyTo), Encoding.ASCII.GetBytes(reply));
        }
    }
}
