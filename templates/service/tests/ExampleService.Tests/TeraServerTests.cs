using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using OpenTera.ExampleService.Events;
using OpenTera.ExampleService.Projects;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;
using OpenTera.ServiceDefaults.Tests.Servers;
using StackExchange.Redis;

namespace OpenTera.ExampleService.Tests;

/// <summary>What the service has from TeraServer: projects, and events as they happen.</summary>
public sealed class TeraServerTests(ExampleOnSqlite server) : IClassFixture<ExampleOnSqlite>
{
    [Fact]
    public async Task A_caller_sees_those_of_their_projects_that_use_the_service()
    {
        var expected = new Project(1, "Default Project #1", "Default Site");

        Assert.Equal([expected], await ProjectsAsync(TestTokens.User()));
        Assert.Equal([expected], await ProjectsAsync(TestTokens.Participant()));
        Assert.Contains(server.TeraServer.Requests, request => request.Path == "/api/service/sites" && request.Claims.TryGetProperty("service_uuid", out _));
        Assert.Contains(server.TeraServer.Requests, request => request.Path == "/api/user/projects" && request.Claims.TryGetProperty("user_uuid", out _));
    }

    [Fact]
    public async Task An_event_reaches_the_page_of_a_super_administrator_as_it_happens()
    {
        await using var page = await FollowAsync(TestTokens.User(superadmin: true));

        await PublishAsync(Topics.OnlineEvents, new UserEvent { UserUuid = Guid.NewGuid().ToString(), UserFullname = "Ada", Type = UserEvent.Types.EventType.UserConnected });
        await PublishAsync(Topics.DatabaseEvents("project"), new DatabaseEvent { Type = DatabaseEvent.Types.EventType.DbUpdate, ObjectType = "project", ObjectValue = """{"id_project": 1, "project_name": "Walking"}""" });

        Assert.Equal([(Topics.DatabaseEvents("project"), "Walking: update"), (Topics.OnlineEvents, "Ada: connected")],
            (await page.NextAsync(2)).Select(happened => (happened.Topic, happened.Text)).Order());
    }

    [Fact]
    public async Task A_user_sees_what_is_about_themselves_and_those_TeraServer_lets_them_see()
    {
        await using var page = await FollowAsync(TestTokens.User());

        await PublishAsync(Topics.OnlineEvents, new ParticipantEvent { ParticipantUuid = ExampleServer.SecondParticipantUuid, ParticipantName = "Secret", Type = ParticipantEvent.Types.EventType.ParticipantConnected });
        await PublishAsync(Topics.OnlineEvents, new UserEvent { UserUuid = Guid.NewGuid().ToString(), UserFullname = "Ada", Type = UserEvent.Types.EventType.UserConnected });
        await PublishAsync(Topics.OnlineEvents, new ParticipantEvent { ParticipantUuid = TestTokens.ParticipantUuid, ParticipantName = "Participant #1", Type = ParticipantEvent.Types.EventType.ParticipantJoinedSession });
        await PublishAsync(Topics.OnlineEvents, new UserEvent { UserUuid = TestTokens.UserUuid, UserFullname = "Site Admin", Type = UserEvent.Types.EventType.UserDisconnected });

        Assert.Equal(["Participant #1: joined session", "Site Admin: disconnected"], (await page.NextAsync(2)).Select(happened => happened.Text));
    }

    [Fact]
    public async Task A_participant_sees_what_is_about_themselves_and_nothing_else()
    {
        await using var page = await FollowAsync(TestTokens.Participant());

        await PublishAsync(Topics.OnlineEvents, new ParticipantEvent { ParticipantUuid = ExampleServer.SecondParticipantUuid, ParticipantName = "Secret", Type = ParticipantEvent.Types.EventType.ParticipantConnected });
        await PublishAsync(Topics.OnlineEvents, new DeviceEvent { DeviceUuid = TestTokens.DeviceUuid, DeviceName = "Watch", Type = DeviceEvent.Types.EventType.DeviceConnected });
        await PublishAsync(Topics.OnlineEvents, new ParticipantEvent { ParticipantUuid = TestTokens.ParticipantUuid, ParticipantName = "Participant #1", Type = ParticipantEvent.Types.EventType.ParticipantConnected });

        Assert.Equal("Participant #1: connected", Assert.Single(await page.NextAsync(1)).Text);
    }

    private async Task<List<Project>?> ProjectsAsync(string token) =>
        await (await server.SendAsync(HttpMethod.Get, "/api/projects", token)).Content.ReadFromJsonAsync<List<Project>>();

    private async Task<EventPage> FollowAsync(string token)
    {
        var answer = await server.SendAsync(HttpMethod.Get, "/api/events", token, completion: HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new(answer, await answer.Content.ReadAsStreamAsync());
    }

    private Task PublishAsync(string topic, IMessage content) => server.Redis.GetSubscriber().PublishAsync(RedisChannel.Literal(topic), new TeraEvent
    {
        Header = new() { Version = 1, Topic = topic },
        Events = { Any.Pack(content) },
    }.ToByteArray());

    private sealed class EventPage(HttpResponseMessage answer, Stream stream) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<SseItem<ServerEvent>> events = SseParser
            .Create(stream, (_, data) => JsonSerializer.Deserialize<ServerEvent>(data, JsonSerializerOptions.Web)!).EnumerateAsync().GetAsyncEnumerator();

        public async Task<List<ServerEvent>> NextAsync(int count)
        {
            var next = new List<ServerEvent>();
            while (next.Count < count && await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)))
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
