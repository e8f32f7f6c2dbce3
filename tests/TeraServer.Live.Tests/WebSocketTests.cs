using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace OpenTera.TeraServer.Live.Tests;

/// <summary>What the protocol says of WebSockets: tickets, refusals, frames, who hears what, and closing.</summary>
public abstract class WebSocketTests(LiveSystem system)
{
    private const string Envelope = """
        {
          "message": {
            "@type": "type.googleapis.com/opentera.protobuf.TeraEvent",
            "header": {
              "version": 1,
              "time": TIME,
              "topic": "module.TeraServer.UserManagerModule.events"
            },
            "events": [
              {
                "@type": "type.googleapis.com/opentera.protobuf.DeviceEvent",
                "deviceUuid": "b707e0b2-e649-47e7-a938-2b949c423f73",
                "type": "DEVICE_CONNECTED",
                "deviceName": "Apple Watch #W05P1",
                "deviceStatus": ""
              }
            ]
          }
        }
        """;

    [Collection<OnOneServer>]
    public sealed class WithOneServer(OneServer system) : WebSocketTests(system);

    [Collection<OnTwoServers>]
    public sealed class WithTwoServers(TwoServers system) : WebSocketTests(system);

    [Collection<OnThreeServers>]
    public sealed class WithThreeServers(ThreeServers system) : WebSocketTests(system);

    [Fact]
    public async Task The_first_frame_is_the_clients_own_connected_event_as_the_original_writes_it()
    {
        await using var device = await system.ConnectAsync(Who.Device);

        var text = await device.TextAsync();

        var time = JsonDocument.Parse(text).RootElement.GetProperty("message").GetProperty("header").GetProperty("time").GetRawText();
        Assert.Equal(Envelope.Replace("TIME", time).ReplaceLineEndings("\n"), text.ReplaceLineEndings("\n"));
        await device.DisposeAsync();
        await system.ToBeEmptyAsync();
    }

    [Fact]
    public async Task A_ticket_opens_one_WebSocket_within_a_minute()
    {
        var ticket = await system.TicketAsync(Who.Admin);
        Assert.Matches("^/wss/user\\?id=[0-9a-f]{128}$", ticket);
        var lifetime = await system.Keys.KeyTimeToLiveAsync(ticket.Split('=')[1]);
        Assert.InRange(lifetime!.Value.TotalSeconds, 1, 60);

        await (await LiveSocket.OpenAsync(system.NextServer().WebSocket(ticket))).DisposeAsync();

        await system.ToBeEmptyAsync();
        Assert.Equal(HttpStatusCode.Forbidden, await RefusalAsync(ticket));
    }

    [Fact]
    public async Task What_is_no_ticket_or_one_of_another_kind_is_refused()
    {
        var ticket = await system.TicketAsync(Who.Admin);

        Assert.Equal(HttpStatusCode.Forbidden, await RefusalAsync("/wss/user"));
        Assert.Equal(HttpStatusCode.Forbidden, await RefusalAsync($"/wss/user?id={new string('0', 128)}"));
        Assert.Equal(HttpStatusCode.Forbidden, await RefusalAsync(ticket.Replace("user", "participant")));
        Assert.Equal(HttpStatusCode.UpgradeRequired, (await system.NextServer().Client.GetAsync("/wss/user")).StatusCode);
        var page = await system.NextServer().Client.GetAsync("/wss");
        Assert.Equal((HttpStatusCode.Forbidden, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Somebody_who_is_online_gets_no_second_WebSocket()
    {
        var second = await system.TicketAsync(Who.Participant);
        await using var participant = await system.ConnectAsync(Who.Participant);

        var login = await system.GetAsync("/api/participant/login?with_websocket=true", Who.Participant);

        Assert.Equal(HttpStatusCode.Forbidden, login.StatusCode);
        Assert.Equal("Participant already logged in.", await login.Content.ReadFromJsonAsync<string>());
        Assert.Equal(HttpStatusCode.Forbidden, await RefusalAsync(second));
        await participant.DisposeAsync();
        await system.ToBeEmptyAsync();
    }

    [Fact]
    public async Task Each_hears_only_of_those_it_sees()
    {
        await using var siteAdmin = await system.ConnectAsync(Who.SiteAdmin);
        await using var nobody = await system.ConnectAsync(Who.User4);
        await using var device = await system.ConnectAsync(Who.Device);
        await siteAdmin.EventAsync("DeviceEvent", "DEVICE_CONNECTED");

        var participant = await system.ConnectAsync(Who.Participant);
        var heard = await siteAdmin.EventAsync("ParticipantEvent", "PARTICIPANT_CONNECTED");
        await device.EventAsync("ParticipantEvent", "PARTICIPANT_CONNECTED");
        await participant.EventAsync("ParticipantEvent", "PARTICIPANT_CONNECTED");
        await participant.DisposeAsync();
        await siteAdmin.EventAsync("ParticipantEvent", "PARTICIPANT_DISCONNECTED");
        await device.EventAsync("ParticipantEvent", "PARTICIPANT_DISCONNECTED");

        Assert.Equal("Participant #1", heard.GetProperty("participantName").GetString());
        Assert.Equal("Default Project #1", heard.GetProperty("participantProjectName").GetString());
        Assert.Equal("Default Site", heard.GetProperty("participantSiteName").GetString());
        Assert.All(nobody.EventsSoFar(), @event => Assert.Equal(Who.User4.Uuid, @event.GetProperty("userUuid").GetString()));
        await Task.WhenAll(siteAdmin.DisposeAsync().AsTask(), nobody.DisposeAsync().AsTask(), device.DisposeAsync().AsTask());
        await system.ToBeEmptyAsync();
    }

    [Fact]
    public async Task An_event_reaches_each_of_those_who_may_see_it_once()
    {
        await using var admin = await system.ConnectAsync(Who.Admin);
        await using var siteAdmin = await system.ConnectAsync(Who.SiteAdmin);
        await using var participant = await system.ConnectAsync(Who.Participant);
        var stop = new StopSessionEvent { SessionUuid = Guid.NewGuid().ToString() };
        var archive = new ArchiveEvent { ArchiveUuid = Guid.NewGuid().ToString(), OwnerUuid = Who.Participant.Uuid };

        await system.PublishEventAsync("service.FileTransferService.events", archive, stop);

        foreach (var socket in (LiveSocket[])[admin, siteAdmin, participant])
            Assert.Equal(stop.SessionUuid, (await socket.EventAsync("StopSessionEvent")).GetProperty("sessionUuid").GetString());
        await Task.Delay(500);
        Assert.All((LiveSocket[])[admin, siteAdmin, participant], socket => Assert.DoesNotContain(socket.EventsSoFar(), @event => LiveSocket.Is(@event, "StopSessionEvent")));
        await Task.WhenAll(admin.DisposeAsync().AsTask(), siteAdmin.DisposeAsync().AsTask(), participant.DisposeAsync().AsTask());
        await system.ToBeEmptyAsync();
    }

    [Fact]
    public async Task Invitations_reach_the_invited_and_replies_the_members_of_the_session()
    {
        // Session 2 has the super administrator, the site administrator and participant 1.
        const string session = "221c4bdd-f07c-4ad3-933c-e7ceb3643dd3";
        await using var siteAdmin = await system.ConnectAsync(Who.SiteAdmin);
        await using var participant = await system.ConnectAsync(Who.Participant);
        await using var outsider = await system.ConnectAsync(Who.User4);

        var join = new JoinSessionEvent { SessionUuid = session, SessionUsers = { Who.SiteAdmin.Uuid }, JoinMsg = "Join me!", SessionParameters = "{}" };
        await system.PublishEventAsync($"websocket.user.{Who.SiteAdmin.Uuid}.events", join);
        await system.PublishEventAsync($"websocket.user.{Who.User4.Uuid}.events", join);
        Assert.Equal("Join me!", (await siteAdmin.EventAsync("JoinSessionEvent")).GetProperty("joinMsg").GetString());
        foreach (var uuid in (string[])[Who.SiteAdmin.Uuid, Who.User4.Uuid])
            await system.PublishEventAsync($"websocket.user.{uuid}.events", Reply(session, Who.Participant.Uuid));
        await system.PublishEventAsync($"websocket.participant.{Who.Participant.Uuid}.events", Reply(session, Who.Participant.Uuid));
        Assert.Equal("REPLY_ACCEPTED", (await siteAdmin.EventAsync("JoinSessionReplyEvent")).GetProperty("joinReply").GetString());
        await system.PublishEventAsync($"websocket.user.{Who.User4.Uuid}.events", new StopSessionEvent { SessionUuid = session });
        await system.PublishEventAsync($"websocket.participant.{Who.Participant.Uuid}.events", new LeaveSessionEvent { SessionUuid = session, LeavingUsers = { Who.SiteAdmin.Uuid } });

        Assert.Equal(Who.SiteAdmin.Uuid, (await participant.EventAsync("LeaveSessionEvent")).GetProperty("leavingUsers")[0].GetString());
        await outsider.EventAsync("StopSessionEvent");
        await Task.WhenAll(siteAdmin.DisposeAsync().AsTask(), participant.DisposeAsync().AsTask(), outsider.DisposeAsync().AsTask());
        await system.ToBeEmptyAsync();
    }

    [Fact]
    public async Task What_a_client_says_is_answered_and_changes_nothing()
    {
        await using var admin = await system.ConnectAsync(Who.Admin);
        await admin.EventAsync("UserEvent", "USER_CONNECTED");

        await admin.SendAsync("hello");

        Assert.Equal("Not allowed to send message", await admin.TextAsync());
        await admin.DisposeAsync();
        await system.ToBeEmptyAsync();
    }

    [Fact]
    public async Task Logout_closes_the_WebSocket()
    {
        await using var participant = await system.ConnectAsync(Who.Participant);

        await system.GetAsync("/api/participant/logout", Who.Participant);

        await participant.ClosedAsync();
        Assert.Equal(((WebSocketCloseStatus?)4000, "CMD_CLIENT_DISCONNECT"), (participant.CloseStatus, participant.CloseReason));
        await system.ToBeEmptyAsync();
    }

    [Fact]
    public async Task An_administrator_disconnects_others()
    {
        await using var device = await system.ConnectAsync(Who.Device);

        Assert.Equal(HttpStatusCode.OK, (await system.GetAsync("/api/user/disconnect?id_device=1", Who.Admin)).StatusCode);

        await device.ClosedAsync();
        Assert.Equal((WebSocketCloseStatus?)4000, device.CloseStatus);
        await system.ToBeEmptyAsync();
    }

    [Fact]
    public async Task Who_is_disabled_is_disconnected()
    {
        await using var user = await system.ConnectAsync(Who.User4);

        var answer = await system.SendAsync(HttpMethod.Post, "/api/user/users", Who.Admin, new { user = new { id_user = 6, user_enabled = false } });

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await user.ClosedAsync();
        Assert.Equal((WebSocketCloseStatus?)4000, user.CloseStatus);
        await system.SendAsync(HttpMethod.Post, "/api/user/users", Who.Admin, new { user = new { id_user = 6, user_enabled = true } });
        await system.ToBeEmptyAsync();
    }

    private static JoinSessionReplyEvent Reply(string session, string participant) =>
        new() { SessionUuid = session, ParticipantUuid = participant, JoinReply = JoinSessionReplyEvent.Types.ReplyType.ReplyAccepted };

    private async Task<HttpStatusCode> RefusalAsync(string pathAndQuery)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(system.NextServer().WebSocket(pathAndQuery), CancellationToken.None));
        return socket.HttpStatusCode;
    }
}
