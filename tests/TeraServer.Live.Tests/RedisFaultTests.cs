namespace OpenTera.TeraServer.Live.Tests;

/// <summary>What comes of a Redis that is lost, or whose clock is not to be trusted.</summary>
public sealed class RedisFaultTests(PostgresServer postgres)
{
    private const string Session = "221c4bdd-f07c-4ad3-933c-e7ceb3643dd3";

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

        await system.RestartRedisAsync();

        await Eventually.TrueAsync(async () => await system.Keys.HashLengthAsync("online.users") + await system.Keys.HashLengthAsync("online.devices") == 2, "both are online again", seconds: 30);
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

        // A clock that jumps ahead ends all leases at once.
        var leases = system.Redis.GetServer(system.Redis.GetEndPoints()[0]).Keys(pattern: "presence.lease.*").ToArray();
        Assert.Equal(2, leases.Length);
        await system.Keys.KeyDeleteAsync(leases);

        await Eventually.TrueAsync(() => system.Redis.GetServer(system.Redis.GetEndPoints()[0]).Keys(pattern: "presence.lease.*").Count() == 2, "both servers have taken a new one");
        await Eventually.TrueAsync(async () => await system.Keys.HashLengthAsync("online.users") + await system.Keys.HashLengthAsync("online.devices")
            + await system.Keys.HashLengthAsync("online.participants") == 3, "all are online");
        await system.PublishEventAsync("service.FileTransferService.events", new StopSessionEvent { SessionUuid = "after the jump" });
        foreach (var socket in (LiveSocket[])[admin, device, participant])
            Assert.Equal("after the jump", (await socket.EventAsync("StopSessionEvent")).GetProperty("sessionUuid").GetString());
    }
}
