using System.Net.Http.Json;
using System.Text.Json;

namespace OpenTera.TeraServer.Live.Tests;

/// <summary>What the original's services in Python read, ask, tell and are told, step by step.</summary>
[Collection<OnTwoServers>]
public sealed class PythonServiceTests(TwoServers system)
{
    private static readonly (string, string)[] Members = [("user", Who.SiteAdmin.Uuid), ("participant", Who.Participant.Uuid)];

    [Fact]
    public async Task A_session_is_run_from_its_start_to_its_end()
    {
        var service = await PythonService.StartAsync(system, "VideoRehabService", ManageAsync);
        await using var user = await system.ConnectAsync(Who.SiteAdmin);
        await using var participant = await system.ConnectAsync(Who.Participant);

        var started = await ActAsync(new
        {
            action = "start",
            id_service = 6,
            id_session_type = 1,
            id_session = 0,
            session_users = new[] { Who.SiteAdmin.Uuid },
            session_participants = new[] { Who.Participant.Uuid },
            session_devices = Array.Empty<string>(),
            session_parameters = "{}",
        });
        Assert.True(started.GetProperty("status").GetString() == "started", started.GetRawText());
        var session = started.GetProperty("session");
        var (id, uuid) = (session.GetProperty("id_session").GetInt32(), session.GetProperty("session_uuid").GetString());
        var invitation = await participant.EventAsync("JoinSessionEvent");
        Assert.Equal((uuid, "Site Admin", "https://room/participants"), (invitation.GetProperty("sessionUuid").GetString(), invitation.GetProperty("sessionCreatorName").GetString(), invitation.GetProperty("sessionUrl").GetString()));
        Assert.Equal(Who.VideoRehab.Uuid, invitation.GetProperty("serviceUuid").GetString());
        await user.EventAsync("JoinSessionEvent");
        await participant.EventAsync("ParticipantEvent", "PARTICIPANT_JOINED_SESSION");
        Assert.Equal(uuid, (await system.CallAsync("busy_participants")).Value().GetProperty(Who.Participant.Uuid).GetString());

        var replied = await ActAsync(new { action = "invite_reply", id_session = id, parameters = new { reply_code = "accept" } });
        Assert.Equal(Who.SiteAdmin.Uuid, replied.GetProperty("user_uuid").GetString());
        Assert.Equal("REPLY_ACCEPTED", (await participant.EventAsync("JoinSessionReplyEvent")).GetProperty("joinReply").GetString());

        Assert.Equal("stopped", (await ActAsync(new { action = "stop", session_uuid = uuid })).GetProperty("status").GetString());
        Assert.Equal(uuid, (await participant.EventAsync("StopSessionEvent")).GetProperty("sessionUuid").GetString());
        await participant.EventAsync("ParticipantEvent", "PARTICIPANT_LEFT_SESSION");
        Assert.Equal("{}", (await system.CallAsync("busy_participants")).Value().GetRawText());
        var kept = (await (await system.GetAsync($"/api/user/sessions?id_session={id}", Who.SiteAdmin)).Content.ReadFromJsonAsync<JsonElement>())[0];
        Assert.Equal((2, 61), (kept.GetProperty("session_status").GetInt32(), kept.GetProperty("session_duration").GetInt32()));
        var events = await (await system.GetAsync($"/api/user/sessions/events?id_session={id}", Who.SiteAdmin)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal([3, 4], events.EnumerateArray().Select(@event => @event.GetProperty("id_session_event_type").GetInt32()).Order());
        await service.StopAsync();
        await Task.WhenAll(user.DisposeAsync().AsTask(), participant.DisposeAsync().AsTask());
        await system.ToBeEmptyAsync();

        async Task<JsonElement> ActAsync(object action)
        {
            using var answer = await system.SendAsync(HttpMethod.Post, "/api/user/sessions/manager", Who.SiteAdmin, new { session_manage = action });
            Assert.True(answer.IsSuccessStatusCode, $"{await answer.Content.ReadAsStringAsync()} {service.Failure}");
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }
    }

    [Fact]
    public async Task A_file_is_registered_as_an_asset_and_its_removal_is_told()
    {
        var service = await PythonService.StartAsync(system, "VideoRehabService", (_, _) => Task.FromResult<object?>(null));
        var removals = await system.HearAsync("module.TeraServer.DatabaseModule.events.asset");
        var session = (await service.GetAsync("/api/service/sessions?id_session=2"))[0];
        Assert.Equal(1, session.GetProperty("session_participants")[0].GetProperty("id_project").GetInt32());
        Assert.Contains(session.GetProperty("session_users").EnumerateArray(), user => user.GetProperty("user_uuid").GetString() == Who.SiteAdmin.Uuid);
        Assert.All(["id_creator_user", "id_creator_device", "id_creator_participant", "session_devices"], field => Assert.True(session.TryGetProperty(field, out _), field));

        var asset = (await service.PostAsync("/api/service/assets", new
        {
            asset = new
            {
                id_session = 2,
                asset_name = "A file",
                id_user = 2,
                asset_service_uuid = service.Record.GetProperty("service_uuid").GetString(),
                asset_type = "text/plain",
                asset_datetime = "2026-11-24T14:03:02.123456",
                id_asset = 0,
            },
        }))[0];
        var uuid = asset.GetProperty("asset_uuid").GetString();
        await service.DeleteAsync($"/api/service/assets?uuid={uuid}");

        await Eventually.TrueAsync(() => removals.Select(TeraEvent.Parser.ParseFrom).SelectMany(heard => heard.Events).Any(content =>
            content.TryUnpack<DatabaseEvent>(out var change) && change is { ObjectType: "asset", Type: DatabaseEvent.Types.EventType.DbUpdate }
            && JsonDocument.Parse(change.ObjectValue).RootElement is var row && row.GetProperty("asset_uuid").GetString() == uuid && row.TryGetProperty("deleted_at", out _)), "the removal is told");
        await service.StopAsync();
    }

    [Fact]
    public async Task A_user_is_known_by_the_claims_of_its_token_and_by_what_the_server_says()
    {
        var service = await PythonService.StartAsync(system, "VideoRehabService", (_, _) => Task.FromResult<object?>(null));
        var token = await system.UserTokenAsync();
        Assert.True(TestTokens.IsSignedBy((await system.Keys.StringGetAsync("UserTokenAPIKey"))!, token));
        Assert.True(TestTokens.IsSignedBy((await system.Keys.StringGetAsync("DeviceTokenAPIKey"))!, system.DeviceToken));
        Assert.True(TestTokens.IsSignedBy((await system.Keys.StringGetAsync("DeviceStaticTokenAPIKey"))!, system.DeviceToken));
        var claims = JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1])).RootElement;
        Assert.Equal((Who.Admin.Uuid, 1, true), (claims.GetProperty("user_uuid").GetString(), claims.GetProperty("id_user").GetInt32(), claims.GetProperty("user_superadmin").GetBoolean()));
        Assert.Equal(JsonValueKind.String, claims.GetProperty("user_fullname").ValueKind);
        Assert.All(claims.GetProperty("service_access").EnumerateObject(), roles => Assert.Equal(JsonValueKind.Array, roles.Value.ValueKind));

        // Python's True and False.
        var access = await service.GetAsync($"/api/service/access?from_user_uuid={Who.SiteAdmin.Uuid}&with_users=True&with_projects=False&with_participants=True&with_devices=True&with_sites=False&admin=False&with_names=True");
        Assert.Contains(access.GetProperty("users").EnumerateArray(), user => user.GetProperty("uuid").GetString() == Who.SiteAdmin.Uuid);
        Assert.Contains(access.GetProperty("participants").EnumerateArray(), participant => participant.GetProperty("uuid").GetString() == Who.Participant.Uuid);
        Assert.Contains(access.GetProperty("devices").EnumerateArray(), device => device.GetProperty("uuid").GetString() == Who.Device.Uuid);

        Assert.Equal("admin", (await AsUserAsync("sites"))[0].GetProperty("site_role").GetString());
        Assert.Equal("admin", (await AsUserAsync("projects"))[0].GetProperty("project_role").GetString());
        Assert.Equal(1, (await AsUserAsync("users"))[0].GetProperty("id_user").GetInt32());
        Assert.Equal("Participant #1", (await service.GetAsync($"/api/service/participants?participant_uuid={Who.Participant.Uuid}")).GetProperty("participant_name").GetString());
        await service.StopAsync();

        async Task<JsonElement> AsUserAsync(string what) => await (await system.WithTokenAsync($"/api/user/{what}?user_uuid={Who.Admin.Uuid}", token)).Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>What the original's video service does with sessions, but for the video.</summary>
    private static async Task<object?> ManageAsync(PythonService service, JsonElement action)
    {
        switch (action.GetProperty("action").GetString())
        {
            case "start":
                var made = await service.PostAsync("/api/service/sessions", new
                {
                    session = new
                    {
                        id_session = 0,
                        id_session_type = action.GetProperty("id_session_type").GetInt32(),
                        session_participants_uuids = action.GetProperty("session_participants"),
                        session_users_uuids = action.GetProperty("session_users"),
                        session_devices_uuids = action.GetProperty("session_devices"),
                        session_parameters = action.GetProperty("session_parameters"),
                        id_creator_user = action.GetProperty("id_creator_user").GetInt32(),
                    },
                });
                var session = made.ValueKind == JsonValueKind.Array ? made[made.GetArrayLength() - 1] : made;
                await AddEventAsync(service, session.GetProperty("id_session").GetInt32(), type: 3);
                Assert.Equal(Who.SiteAdmin.Uuid, session.GetProperty("session_creator_user_uuid").GetString());
                Assert.All(["id_creator_service", "id_creator_device", "id_creator_participant", "session_parameters"], field => Assert.True(session.TryGetProperty(field, out _), field));
                await service.TellAsync(new JoinSessionEvent
                {
                    SessionCreatorName = session.GetProperty("session_creator_user").GetString(),
                    SessionUuid = session.GetProperty("session_uuid").GetString(),
                    SessionUsers = { Who.SiteAdmin.Uuid },
                    SessionParticipants = { Who.Participant.Uuid },
                    SessionUrl = "https://room/participants",
                    JoinMsg = "Join me!",
                    SessionParameters = "{}",
                    ServiceUuid = service.Record.GetProperty("service_uuid").GetString(),
                }, Members);
                return new { status = "started", session };
            case "invite_reply":
                var parameters = action.GetProperty("parameters");
                var known = (await service.GetAsync($"/api/service/sessions?id_session={action.GetProperty("id_session").GetInt32()}&with_events=True"))[0];
                await service.TellAsync(new JoinSessionReplyEvent
                {
                    SessionUuid = known.GetProperty("session_uuid").GetString(),
                    UserUuid = parameters.GetProperty("user_uuid").GetString(),
                    JoinReply = (JoinSessionReplyEvent.Types.ReplyType)parameters.GetProperty("reply_code").GetInt32(),
                }, Members);
                return new { status = "OK", user_uuid = parameters.GetProperty("user_uuid").GetString() };
            default:
                var id = action.GetProperty("id_session").GetInt32();
                await AddEventAsync(service, id, type: 4);
                var ended = await service.PostAsync("/api/service/sessions", new { session = new { id_session = id, session_status = 2, session_duration = 61 } });
                var stopped = ended.ValueKind == JsonValueKind.Array ? ended[ended.GetArrayLength() - 1] : ended;
                await service.TellAsync(new StopSessionEvent { SessionUuid = stopped.GetProperty("session_uuid").GetString(), ServiceUuid = service.Record.GetProperty("service_uuid").GetString() }, Members);
                return new { status = "stopped", session = stopped };
        }
    }

    /// <summary>With a time as Python's <c>str(datetime.now())</c> writes it.</summary>
    private static Task AddEventAsync(PythonService service, int session, int type) => service.PostAsync("/api/service/sessions/events", new
    {
        session_event = new
        {
            id_session_event = 0,
            id_session = session,
            id_session_event_type = type,
            session_event_datetime = "2026-11-24 14:03:02.123456",
            session_event_context = service.Record.GetProperty("service_key").GetString(),
        },
    });
}
