using System.Net.ServerSentEvents;
using System.Text.Json;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;
using OpenTera.Testing;

namespace OpenTera.ExampleService.Tests;

public sealed class EventsTests(RunningService server) : IClassFixture<RunningService>
{
    [Fact]
    public async Task An_event_reaches_the_page_of_a_super_administrator_as_it_happens()
    {
        await using var page = await FollowAsync(TestTokens.User(superadmin: true));

        await server.PublishAsync(Topics.OnlineEvents, new UserEvent { UserUuid = Guid.NewGuid().ToString(), UserFullname = "Ada", Type = UserEvent.Types.EventType.UserConnected });
        await server.PublishAsync(Topics.DatabaseEvents("project"), new DatabaseEvent { Type = DatabaseEvent.Types.EventType.DbUpdate, ObjectType = "project", ObjectValue = """{"id_project": 1, "project_name": "Walking"}""" });

        Assert.Equal([(Topics.DatabaseEvents("project"), "Walking: update"), (Topics.OnlineEvents, "Ada: connected")],
            (await page.NextAsync(2)).Select(happened => (happened.Topic, happened.Text)).Order());
    }

    [Fact]
    public async Task A_user_sees_what_is_about_themselves_and_those_TeraServer_lets_them_see()
    {
        await using var page = await FollowAsync(TestTokens.User());

        await server.PublishAsync(Topics.OnlineEvents, Connected(RunningService.OtherParticipantUuid, "Secret"));
        await server.PublishAsync(Topics.OnlineEvents, new UserEvent { UserUuid = Guid.NewGuid().ToString(), UserFullname = "Ada", Type = UserEvent.Types.EventType.UserConnected });
        await server.PublishAsync(Topics.OnlineEvents, Connected(TestTokens.ParticipantUuid, "Participant #1"));
        await server.PublishAsync(Topics.OnlineEvents, new UserEvent { UserUuid = TestTokens.UserUuid, UserFullname = "Site Admin", Type = UserEvent.Types.EventType.UserJoinedSession });

        Assert.Equal(["Participant #1: connected", "Site Admin: joined session"], (await page.NextAsync(2)).Select(happened => happened.Text));
    }

    [Fact]
    public async Task A_participant_sees_what_is_about_themselves_and_nothing_else()
    {
        await using var page = await FollowAsync(TestTokens.Participant());

        await server.PublishAsync(Topics.OnlineEvents, Connected(RunningService.OtherParticipantUuid, "Secret"));
        await server.PublishAsync(Topics.OnlineEvents, new DeviceEvent { DeviceUuid = TestTokens.DeviceUuid, DeviceName = "Watch", Type = DeviceEvent.Types.EventType.DeviceConnected });
        await server.PublishAsync(Topics.OnlineEvents, Connected(TestTokens.ParticipantUuid, "Participant #1"));

        Assert.Equal("Participant #1: connected", Assert.Single(await page.NextAsync(1)).Text);
    }

    private static ParticipantEvent Connected(string uuid, string name) =>
        new() { ParticipantUuid = uuid, ParticipantName = name, Type = ParticipantEvent.Types.EventType.ParticipantConnected };

    private async Task<EventPage> FollowAsync(string token)
    {
        var answer = await server.SendAsync(HttpMethod.Get, "/api/events", token, completion: HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new(answer, await answer.Content.ReadAsStreamAsync());
    }

    private sealed class EventPage(HttpResponseMessage answer, Stream stream) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<SseItem<ServerEvent>> events = SseParser
            .Create(stream, (_, data) => JsonSerializer.Deserialize<ServerEvent>(data, JsonSerializerOptions.Web)!).EnumerateAsync().GetAsyncEnumerator();

        public async Task<List<ServerEvent>> NextAsync(int count)
        {
            var next = new List<ServerEvent>();
            while (next.Count < count && await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(15)))
                next.Add(events.Current.Data);
            return next;
        }

        public ValueTask DisposeAsync()
        {
            answer.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
