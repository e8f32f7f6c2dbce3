using System.Collections.Concurrent;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StackExchange.Redis;
using Value = OpenTera.ServiceDefaults.Communication.Messages.Value;

namespace OpenTera.TeraServer.Live.Tests;

/// <summary>What a Python part of OpenTera does with Redis, and what it hears.</summary>
internal static class PythonPart
{
    /// <summary>Collects what is published on a topic, from now on.</summary>
    public static async Task<ConcurrentQueue<byte[]>> HearAsync(this LiveSystem system, string topic)
    {
        var heard = new ConcurrentQueue<byte[]>();
        (await system.Redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal(topic))).OnMessage(message => heard.Enqueue(message.Message!));
        return heard;
    }

    /// <summary>Calls a method of the user manager and gives all answers that come: the first one, and others within half a second.</summary>
    public static async Task<List<string>> CallAsync(this LiveSystem system, string method, params Value[] arguments)
    {
        var call = new RPCMessage { Method = method, ReplyTo = $"RedisRPCClient.{Guid.NewGuid()}", Id = 7, Timestamp = 1.5, Args = { arguments } };
        var answers = await system.HearAsync(call.ReplyTo);
        await system.PublishAsync("module.TeraServer.UserManagerModule.rpc", call);
        await Eventually.TrueAsync(() => !answers.IsEmpty, $"{method} is answered");
        await Task.Delay(500);
        return [.. answers.Select(System.Text.Encoding.UTF8.GetString)];
    }

    public static JsonElement Value(this IReadOnlyList<string> answers) => JsonDocument.Parse(Assert.Single(answers)).RootElement.GetProperty("return_value");

    /// <summary>Tells the user manager of a session, as services do.</summary>
    public static Task TellAsync(this LiveSystem system, IMessage message)
    {
        const string destination = "module.TeraServer.UserManagerModule.messages";
        return system.PublishAsync(destination, new TeraModuleMessage
        {
            Head = new() { Version = 1, Time = MessageBusExtensions.SecondsNow(), Source = "service.VideoRehabService", Dest = destination },
            Data = { Any.Pack(message) },
        });
    }

    public static Task PublishEventAsync(this LiveSystem system, string topic, params IMessage[] events) => system.PublishAsync(topic, new TeraEvent
    {
        Header = new() { Version = 1, Time = MessageBusExtensions.SecondsNow(), Topic = topic },
        Events = { events.Select(Any.Pack) },
    });

    private static Task PublishAsync(this LiveSystem system, string topic, IMessage message) =>
        system.Redis.GetSubscriber().PublishAsync(RedisChannel.Literal(topic), message.ToByteArray());
}
