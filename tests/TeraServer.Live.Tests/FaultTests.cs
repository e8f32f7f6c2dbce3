namespace OpenTera.TeraServer.Live.Tests;

/// <summary>What comes of a Redis that is lost and of servers that die. Each test has processes of its own.</summary>
public sealed class FaultTests(PostgresServer postgres)
{
    private const string Session = "221c4bdd-f07c-4ad3-933c-e7ceb3643dd3";

    [Fact]
    public async Task The_clients_of_a_killed_server_go_offline_and_may_come_back_elsewhere()
    {
        await using var system = new TwoServers(postgres);
        await system.InitializeAsync();
        var (dying, staying) = (system.Servers[0], system.Servers[1]);
        await using var admin = await system.ConnectAsync(Who.Admin, staying);
        await using var participant = await system.ConnectAsync(Who.Participant, dying);
        await admin.EventAsync("ParticipantEvent", "PARTICIPANT_CONNECTED");

        await system.KillAsync(dying);

        await admin.EventAsync("ParticipantEvent", "PARTICIPANT_DISCONNECTED", TimeSpan.FromSeconds(30));
        Assert.Empty(await system.OnlineAsync("participant"));
        Assert.Equal([Who.Admin.Uuid], (await system.OnlineAsync("user")).Keys);
        await using var again = await system.ConnectAsync(Who.Participant);
        await admin.EventAsync("ParticipantEvent", "PARTICIPANT_CONNECTED");
        Assert.Single((await system.CallAsync("online_participants")).Value().EnumerateArray());
    }

    [Fact]
    public async Task The_clients_of_the_only_server_are_offline_when_it_comes_back()
    {
        await using var system = new OneServer(postgres);
        await system.InitializeAsync();
        await using var participant = await system.ConnectAsync(Who.Participant);
        await system.KillAsync(system.Servers[0]);
        var events = await system.HearAsync("module.TeraServer.UserManagerModule.events");

        await system.AddServerAsync();

        await Eventually.TrueAsync(async () => (await system.OnlineAsync("participant")).Count == 0, "the participant is offline");
        await Eventually.TrueAsync(() => !events.IsEmpty, "its leaving is told");
        Assert.Single(events);
    }

    [Fact]
    public async Task An_emptied_Redis_is_filled_again_and_WebSockets_live_on()
    {
        await using var system = new TwoServers(postgres);
        await system.InitializeAsync();
        await using var admin = await system.ConnectAsync(Who.Admin, system.Servers[0]);
        await using var device = await system.ConnectAsync(Who.Device, system.Servers[1]);
        await system.TellAsync(new JoinSessionEvent { SessionUuid = Session, SessionUsers = { Who.Admin.Uuid }, SessionDevices = { Who.Device.Uuid } });
        await system.SendAsync(HttpMethod.Post, "/api/device/status", Who.Device, new { status = new { battery = 2 }, timestamp = 13 });
        await admin.EventAsync("DeviceEvent", "DEVICE_STATUS_CHANGED");
        var token = await system.UserTokenAsync();
        await Task.Delay(TimeSpan.FromSeconds(3));

        await system.RedisServer.StopAsync();
        await system.RedisServer.InitializeAsync();

        await Eventually.TrueAsync(async () => await system.Keys.HashLengthAsync("online.users") + await system.Keys.HashLengthAsync("online.devices") == 2, "both are online again");
        var shown = (await system.OnlineAsync("device"))[Who.Device.Uuid];
        Assert.True(shown.GetProperty("device_busy").GetBoolean());
        Assert.Contains("battery", shown.GetProperty("device_status").GetRawText());
        Assert.True((await system.OnlineAsync("user"))[Who.Admin.Uuid].GetProperty("user_busy").GetBoolean());
        Assert.True((await system.WithTokenAsync("/api/user/versions", token)).IsSuccessStatusCode);
        Assert.True(await system.Keys.KeyExistsAsync("service.FileTransferService"));
        await using var participant = await system.ConnectAsync(Who.Participant);
        await admin.EventAsync("ParticipantEvent", "PARTICIPANT_CONNECTED");
        await device.EventAsync("ParticipantEvent", "PARTICIPANT_CONNECTED");
        Assert.Single((await system.CallAsync("online_participants")).Value().EnumerateArray());
    }

    [Fact]
    public async Task A_client_that_stops_reading_is_dropped_and_others_are_not_slowed()
    {
        await using var system = new OneServer(postgres);
        await system.InitializeAsync();
        await using var admin = await system.ConnectAsync(Who.Admin);
        using var stuck = await StuckClient.OpenAsync(system.Servers[0].WebSocket(await system.TicketAsync(Who.Participant)));
        await admin.EventAsync("ParticipantEvent", "PARTICIPANT_CONNECTED");
        var large = new StopSessionEvent { SessionUuid = new string('x', 60_000) };

        for (var number = 0; number < 400; number++)
            await system.PublishEventAsync("service.FileTransferService.events", large);

        await admin.EventAsync("ParticipantEvent", "PARTICIPANT_DISCONNECTED", TimeSpan.FromSeconds(30));
        await system.PublishEventAsync("service.FileTransferService.events", new StopSessionEvent { SessionUuid = "the last" });
        while ((await admin.EventAsync("StopSessionEvent")).GetProperty("sessionUuid").GetString() != "the last")
        {
            // All are read.
        }
    }
}
