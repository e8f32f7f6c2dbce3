using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;
using OpenTera.ServiceDefaults.Tests.Servers;

namespace OpenTera.ServiceDefaults.Tests.Communication;

/// <summary>What goes over Redis equals, byte for byte, what the Python parts of OpenTera send and expect.</summary>
public sealed class RecordedMessagesTests(NativeRedis server) : IClassFixture<NativeRedis>
{
    private const string OnlineEvents = "module.TeraServer.UserManagerModule.events";

    private static readonly UserEvent SiteAdmin = new() { UserUuid = "296983eb-0d9e-49af-a804-66612b2ace5d", Type = UserEvent.Types.EventType.UserConnected, UserFullname = "Site Admin" };

    [Fact]
    public async Task A_call_is_sent_as_the_Python_client_sends_it()
    {
        await using var test = new TestBus(server);
        var heard = new TaskCompletionSource<byte[]>();
        await using var subscription = await test.Bus.SubscribeAsync(Topics.ModuleRpc(Topics.UserManagerModule), (message, _) =>
        {
            heard.TrySetResult(message.Payload.ToArray());
            return ValueTask.CompletedTask;
        });

        await Assert.ThrowsAsync<RpcTimeoutException>(() => test.Bus.CallAsync(Topics.ModuleRpc(Topics.UserManagerModule), "online_users", [], TimeSpan.FromSeconds(0.2)));

        var sent = RPCMessage.Parser.ParseFrom(await heard.Task);
        Assert.Matches("^RedisRPCClient\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", sent.ReplyTo);
        Assert.InRange(sent.Timestamp, MessageBusExtensions.SecondsNow() - 60, MessageBusExtensions.SecondsNow());
        var recorded = RPCMessage.Parser.ParseFrom(RecordedMessages.RpcRequest);
        (sent.ReplyTo, sent.Timestamp) = (recorded.ReplyTo, recorded.Timestamp);
        Assert.Equal(RecordedMessages.RpcRequest, sent.ToByteArray());
    }

    [Fact]
    public async Task A_recorded_call_gets_the_recorded_reply()
    {
        var presence = new Dictionary<string, object> { ["296983eb-0d9e-49af-a804-66612b2ace5d"] = new { Online = true, Busy = false } };
        var devices = new Dictionary<string, object> { ["b707e0b2-e649-47e7-a938-2b949c423f73"] = new { Online = true, Busy = false, Status = (string?)null } };
        await using var test = new TestBus(server);
        await using var serving = await test.Bus.ServeAsync(Topics.ModuleRpc(Topics.UserManagerModule), new RpcMethods()
            .Add("online_users", () => Array.Empty<string>())
            .Add("status_users", () => presence)
            .Add("status_devices", () => devices));

        Assert.Equal(RecordedMessages.RpcReply, await ReplyAsync(test, "online_users"));
        Assert.Equal(RecordedMessages.StatusUsersReply, await ReplyAsync(test, "status_users"));
        Assert.Equal(RecordedMessages.StatusDevicesReply, await ReplyAsync(test, "status_devices"));
    }

    [Fact]
    public async Task A_method_that_fails_replies_as_the_Python_services_do()
    {
        await using var test = new TestBus(server);
        await using var serving = await test.Bus.ServeAsync(Topics.ModuleRpc(Topics.UserManagerModule), new RpcMethods()
            .Add("failing", string () => throw new InvalidOperationException()));

        Assert.Equal("""{"method": "failing", "id": 0, "pattern": "module.TeraServer.UserManagerModule.rpc", "status": "Error", "return_value": null}""",
            Encoding.ASCII.GetString(await ReplyAsync(test, "failing")));
    }

    [Fact]
    public async Task An_event_is_published_in_the_recorded_envelope()
    {
        Assert.Equal(RecordedMessages.UserEvent, await PublishedAsync(SiteAdmin, OnlineEvents, 1795490770.837932));
        Assert.Equal(RecordedMessages.ParticipantEvent, await PublishedAsync(new ParticipantEvent
        {
            ParticipantUuid = "27985bb7-3dea-4668-8d9b-3c0548cd8124",
            Type = ParticipantEvent.Types.EventType.ParticipantConnected,
            ParticipantName = "Participant #1",
            ParticipantProjectName = "Default Project #1",
            ParticipantSiteName = "Default Site",
        }, OnlineEvents, 1795490772.192546));
        Assert.Equal(RecordedMessages.DeviceEvent, await PublishedAsync(new DeviceEvent
        {
            DeviceUuid = "b707e0b2-e649-47e7-a938-2b949c423f73",
            Type = DeviceEvent.Types.EventType.DeviceConnected,
            DeviceName = "Apple Watch #W05P1",
        }, OnlineEvents, 1795490774.267276));
    }

    [Fact]
    public async Task A_database_event_holds_its_object_as_Python_writes_JSON()
    {
        Assert.Equal(RecordedMessages.DatabaseEvent, await PublishedAsync(new DatabaseEvent
        {
            Type = DatabaseEvent.Types.EventType.DbCreate,
            ObjectType = "participant_group",
            ObjectValue = PythonJson.Serialize(new { IdParticipantGroup = 3, IdProject = 1, ParticipantGroupName = "flow" }),
        }, Topics.DatabaseEvents("participant_group"), 1795490776.361381));
        Assert.Equal(RecordedMessages.SoftDeletion, await PublishedAsync(new DatabaseEvent
        {
            Type = DatabaseEvent.Types.EventType.DbUpdate,
            ObjectType = "participant_group",
            ObjectValue = PythonJson.Serialize(new { DeletedAt = "2026-11-24T03:26:17.390758", IdParticipantGroup = 3, IdProject = 1, ParticipantGroupName = "flow" }),
        }, Topics.DatabaseEvents("participant_group"), 1795490777.392638));
    }

    [Fact]
    public void Messages_between_modules_have_the_recorded_bytes()
    {
        Assert.Equal(RecordedMessages.UserMessage, new TeraModuleMessage
        {
            Head = new()
            {
                Version = 1,
                Time = 1795490770.83605,
                Source = "websocket.user.296983eb-0d9e-49af-a804-66612b2ace5d",
                Dest = Topics.ModuleMessages(Topics.UserManagerModule),
            },
            Data = { Any.Pack(SiteAdmin) },
        }.ToByteArray());
        Assert.Equal(RecordedMessages.Disconnect, new TeraModuleMessage
        {
            Head = new()
            {
                Version = 1,
                Time = 1795490781.008995,
                Source = Topics.ModuleMessages(Topics.FlaskModule),
                Dest = Topics.WebSocketCommands("296983eb-0d9e-49af-a804-66612b2ace5d"),
            },
            Data = { Any.Pack(new ServerCommand { Type = ServerCommand.Types.CommandType.CmdClientDisconnect }) },
        }.ToByteArray());
    }

    [Theory]
    [InlineData(1.0, "1.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(-1.5e16, "-1.5e+16")]
    [InlineData(1e17, "1e+17")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(-2.5e-7, "-2.5e-07")]
    [InlineData(123456789.123456, "123456789.123456")]
    [InlineData("é\u007f\"\\/\n\u0001😀", "\"\\u00e9\\u007f\\\"\\\\/\\n\\u0001\\ud83d\\ude00\"")]
    public void Values_are_written_as_Python_writes_them(object value, string expected) => Assert.Equal(expected, PythonJson.Serialize(value));

    private static async Task<byte[]> ReplyAsync(TestBus test, string method)
    {
        var call = new RPCMessage { Method = method, ReplyTo = $"RedisRPCClient.{Guid.NewGuid()}", Timestamp = 1795490770.794463 };
        var reply = new TaskCompletionSource<byte[]>();
        await using var subscription = await test.Bus.SubscribeAsync(call.ReplyTo, (message, _) =>
        {
            reply.TrySetResult(message.Payload.ToArray());
            return ValueTask.CompletedTask;
        });
        await test.Bus.PublishAsync(Topics.ModuleRpc(Topics.UserManagerModule), call.ToByteArray());
        return await reply.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    /// <summary>What the bus publishes, with the recorded time in place of now.</summary>
    private async Task<byte[]> PublishedAsync(IMessage @event, string topic, double time)
    {
        await using var test = new TestBus(server);
        var heard = new TaskCompletionSource<TeraEvent>();
        await using var subscription = await test.Bus.SubscribeAsync(topic, (message, _) =>
        {
            heard.TrySetResult(TeraEvent.Parser.ParseFrom(message.Payload.Span));
            return ValueTask.CompletedTask;
        });
        await test.Bus.PublishEventAsync(topic, @event);
        var published = await heard.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.InRange(published.Header.Time, MessageBusExtensions.SecondsNow() - 60, MessageBusExtensions.SecondsNow());
        published.Header.Time = time;
        return published.ToByteArray();
    }
}
