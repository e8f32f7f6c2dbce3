namespace OpenTera.TeraServer.Live.Tests;

/// <summary>What comes of servers that die. Each test has processes of its own.</summary>
public sealed class ServerFaultTests(PostgresServer postgres)
{
    [Fact]
    public async Task The_clients_of_a_server_killed_at_work_go_offline_and_the_other_works_on()
    {
        await using var system = new TwoServers(postgres);
        await system.InitializeAsync();
        var (dying, staying) = (system.Servers[0], system.Servers[1]);
        await using var admin = await system.ConnectAsync(Who.Admin, staying);
        await using var participant = await system.ConnectAsync(Who.Participant, dying);
        await admin.EventAsync("ParticipantEvent", "PARTICIPANT_CONNECTED");
        var token = await system.UserTokenAsync();
        using var enough = new CancellationTokenSource();
        var published = 0;
        var working = WorkAsync();

        await system.KillAsync(dying);

        await Eventually.TrueAsync(async () => (await system.OnlineAsync("participant")).Count == 0, "the participant is offline", seconds: 30);
        await enough.CancelAsync();
        await working;
        var heard = await EventsUntilTheLastAsync();
        Assert.Equal(published, heard.Count(@event => LiveSocket.Is(@event, "StopSessionEvent")));
        Assert.Single(heard, @event => LiveSocket.Is(@event, "ParticipantEvent"));
        Assert.Equal([Who.Admin.Uuid], (await system.OnlineAsync("user")).Keys);
        await using var again = await system.ConnectAsync(Who.Participant);
        await admin.EventAsync("ParticipantEvent", "PARTICIPANT_CONNECTED");

        async Task WorkAsync()
        {
            for (; !enough.IsCancellationRequested; published++)
            {
                await system.PublishEventAsync("service.FileTransferService.events", new StopSessionEvent { SessionUuid = $"{published}" });
                Assert.True((await system.WithTokenAsync("/api/user/users/online", token, staying)).IsSuccessStatusCode);
            }
        }

        async Task<List<System.Text.Json.JsonElement>> EventsUntilTheLastAsync()
        {
            var events = new List<System.Text.Json.JsonElement>();
            await Eventually.TrueAsync(() =>
            {
                events.AddRange(admin.EventsSoFar());
                return events.Count > published;
            }, "all events are heard");
            return events;
        }
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

        await Eventually.TrueAsync(async () => (await system.OnlineAsync("participant")).Count == 0, "the participant is offline", seconds: 30);
        await Eventually.TrueAsync(() => !events.IsEmpty, "its leaving is told");
        Assert.Single(events);
    }
}
