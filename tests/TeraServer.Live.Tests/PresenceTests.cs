using System.Net.Http.Json;
using System.Text.Json;
using Value = OpenTera.ServiceDefaults.Communication.Messages.Value;

namespace OpenTera.TeraServer.Live.Tests;

/// <summary>Who is online and busy, as the REST API, Redis' callers and listeners are told.</summary>
public abstract class PresenceTests(LiveSystem system)
{
    [Collection<OnOneServer>]
    public sealed class WithOneServer(OneServer system) : PresenceTests(system);

    [Collection<OnTwoServers>]
    public sealed class WithTwoServers(TwoServers system) : PresenceTests(system);

    [Collection<OnThreeServers>]
    public sealed class WithThreeServers(ThreeServers system) : PresenceTests(system);

    [Collection<OnTwoServersOnGarnet>]
    public sealed class WithTwoServersOnGarnet(TwoServersOnGarnet system) : PresenceTests(system);

    [Fact]
    public async Task Who_is_online_is_told_by_every_server_and_once_to_each_caller()
    {
        var events = await system.HearAsync("module.TeraServer.UserManagerModule.events");
        await using var participant = await system.ConnectAsync(Who.Participant);
        await participant.EventAsync("ParticipantEvent", "PARTICIPANT_CONNECTED");

        Assert.Equal(
            $$$"""{"method": "online_participants", "id": 7, "pattern": "module.TeraServer.UserManagerModule.rpc", "status": "OK", "return_value": ["{{{Who.Participant.Uuid}}}"]}""",
            Assert.Single(await system.CallAsync("online_participants")));
        Assert.Equal($$$"""{"{{{Who.Participant.Uuid}}}": {"online": true, "busy": false}}""", (await system.CallAsync("status_participants")).Value().GetRawText());
        Assert.Equal("[]", (await system.CallAsync("online_users")).Value().GetRawText());
        foreach (var _ in system.Servers)
            Assert.True((await system.OnlineAsync("participant"))[Who.Participant.Uuid].GetProperty("participant_online").GetBoolean());
        await participant.DisposeAsync();
        await system.ToBeEmptyAsync();
        Assert.Equal(2, events.Count);
    }

    /// <summary>They are told from a copy that is taken every two seconds, unless a change was told since.</summary>
    [Fact]
    public async Task Lists_of_every_server_say_at_once_who_came_went_or_is_busy()
    {
        const int Rounds = 5;
        var events = await system.HearAsync("module.TeraServer.UserManagerModule.events");
        var token = await system.UserTokenAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var session = Guid.NewGuid().ToString();
            await AreToldAsync("[false,false]");
            await using var participant = await system.ConnectAsync(Who.Participant);
            await AreToldAsync("[true,false]");
            await system.TellAsync(new JoinSessionEvent { SessionUuid = session, SessionParticipants = { Who.Participant.Uuid } });
            await AreToldAsync("[true,true]");
            await participant.DisposeAsync();
            await AreToldAsync("[false,true]");
            await system.TellAsync(new StopSessionEvent { SessionUuid = session });
        }

        await Eventually.TrueAsync(() => events.Count == 4 * Rounds, "everything was told");

        async Task AreToldAsync(string status)
        {
            foreach (var server in system.Servers)
                await Eventually.TrueAsync(async () => await StatusAsync(server) == status, $"{Who.Participant.Uuid} is told as {status}", seconds: 1);
        }

        async Task<string> StatusAsync(TeraServerProcess server)
        {
            using var answer = await system.WithTokenAsync($"/api/user/participants?participant_uuid={Who.Participant.Uuid}", token, server);
            var row = (await answer.Content.ReadFromJsonAsync<JsonElement>())[0];
            return $"[{row.GetProperty("participant_online")},{row.GetProperty("participant_busy")}]".ToLowerInvariant();
        }
    }

    [Fact]
    public async Task Sessions_make_their_members_busy_until_they_decline_leave_or_the_session_stops()
    {
        var session = Guid.NewGuid().ToString();
        var events = await system.HearAsync("module.TeraServer.UserManagerModule.events");

        await system.TellAsync(new JoinSessionEvent
        {
            SessionUuid = session,
            SessionUsers = { Who.Admin.Uuid, Who.SiteAdmin.Uuid },
            SessionParticipants = { Who.Participant.Uuid },
            SessionDevices = { Who.Device.Uuid },
        });
        await Eventually.TrueAsync(() => events.Count == 4, "all four have joined");
        Assert.Equal(2, (await system.CallAsync("busy_users")).Value().EnumerateObject().Count(user => user.Value.GetString() == session));
        Assert.Equal($$$"""{"{{{Who.Device.Uuid}}}": {"online": false, "busy": true, "status": null}}""", (await system.CallAsync("status_devices")).Value().GetRawText());
        Assert.True((await system.OnlineAsync("participant"))[Who.Participant.Uuid] is var busy && busy.GetProperty("participant_busy").GetBoolean() && !busy.GetProperty("participant_online").GetBoolean());

        await system.TellAsync(new JoinSessionReplyEvent { SessionUuid = session, UserUuid = Who.Admin.Uuid, JoinReply = JoinSessionReplyEvent.Types.ReplyType.ReplyDenied });
        await system.TellAsync(new JoinSessionReplyEvent { SessionUuid = session, UserUuid = Who.SiteAdmin.Uuid, JoinReply = JoinSessionReplyEvent.Types.ReplyType.ReplyAccepted });
        await system.TellAsync(new LeaveSessionEvent { SessionUuid = session, LeavingDevices = { Who.Device.Uuid } });
        await Eventually.TrueAsync(() => events.Count == 6, "two have left");
        Assert.Equal($$$"""{"{{{Who.SiteAdmin.Uuid}}}": "{{{session}}}"}""", (await system.CallAsync("busy_users")).Value().GetRawText());
        Assert.Equal("{}", (await system.CallAsync("busy_devices")).Value().GetRawText());

        await system.TellAsync(new StopSessionEvent { SessionUuid = session });
        await Eventually.TrueAsync(() => events.Count == 8, "the others have left");
        Assert.Equal("{}", (await system.CallAsync("busy_users")).Value().GetRawText());
        Assert.Equal("{}", (await system.CallAsync("busy_participants")).Value().GetRawText());
    }

    [Fact]
    public async Task An_online_device_says_how_it_is_by_rpc_and_by_the_api()
    {
        Value[] report = [new() { StringValue = Who.Device.Uuid }, new() { StringValue = """{"battery": 3}""" }, new() { DoubleValue = 12.0 }];
        Assert.Equal("null", (await system.CallAsync("update_device_status", report)).Value().GetRawText());
        await using var admin = await system.ConnectAsync(Who.Admin);
        await using var device = await system.ConnectAsync(Who.Device);

        Assert.Equal($$"""{"uuid": "{{Who.Device.Uuid}}", "status": "{\"battery\": 3}", "timestamp": 12.0}""", (await system.CallAsync("update_device_status", report)).Value().GetRawText());

        var told = await admin.EventAsync("DeviceEvent", "DEVICE_STATUS_CHANGED");
        Assert.Equal("""{"status": "{\"battery\": 3}", "timestamp": 12.0}""", told.GetProperty("deviceStatus").GetString());
        var shown = (await system.OnlineAsync("device"))[Who.Device.Uuid].GetProperty("device_status");
        Assert.Equal("""{"battery": 3}""", shown.GetProperty("status").GetProperty("status").GetString());
        var answer = await system.SendAsync(HttpMethod.Post, "/api/device/status", Who.Device, new { status = new { battery = 2 }, timestamp = 13 });
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Contains("2", (await admin.EventAsync("DeviceEvent", "DEVICE_STATUS_CHANGED")).GetProperty("deviceStatus").GetString());
        await Task.WhenAll(admin.DisposeAsync().AsTask(), device.DisposeAsync().AsTask());
        await system.ToBeEmptyAsync();
    }
}
