using System.Collections.Concurrent;
using System.Text.Json;
using Google.Protobuf;
using OpenTera.ServiceDefaults.Communication.Messages;
using StackExchange.Redis;

namespace OpenTera.ServiceDefaults.Communication;

/// <summary>Calls methods of others. All calls of a process share one reply topic; the answer's id tells them apart.</summary>
internal sealed class RpcClient(RedisMessageBus bus)
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    private readonly string replyTopic = $"RedisRPCClient.{Guid.NewGuid()}";
    private readonly ConcurrentDictionary<ulong, TaskCompletionSource<RpcReply>> waiting = new();
    private readonly SemaphoreSlim subscribing = new(1);
    private IAsyncDisposable? subscription;
    private long lastId = -1;

    public async Task<JsonElement> CallAsync(string topic, string method, IReadOnlyList<object> arguments, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var call = new RPCMessage
        {
            Method = method,
            ReplyTo = replyTopic,
            Id = (ulong)Interlocked.Increment(ref lastId),
            Timestamp = MessageBusExtensions.SecondsNow(),
            Args = { arguments.Select(Argument) },
        };
        await ListenForRepliesAsync(cancellationToken);
        var reply = new TaskCompletionSource<RpcReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[call.Id] = reply;
        try
        {
            if (await bus.PublishAsync(topic, call.ToByteArray(), cancellationToken) == 0)
                throw new RpcTimeoutException($"Nobody serves '{topic}': the call of '{method}' cannot be answered.", topic, method);
            var answer = await reply.Task.WaitAsync(timeout, cancellationToken);
            return answer.Status == RpcReply.Ok
                ? answer.ReturnValue
                : throw new RpcException($"'{method}' on '{topic}' answered with status '{answer.Status}'.", topic, method, answer.Status);
        }
        catch (TimeoutException)
        {
            throw new RpcTimeoutException($"'{method}' on '{topic}' did not answer within {timeout.TotalSeconds:0.###} s.", topic, method);
        }
        finally
        {
            waiting.TryRemove(call.Id, out _);
        }
    }

    private async Task ListenForRepliesAsync(CancellationToken cancellationToken)
    {
        if (subscription is null)
        {
            await subscribing.WaitAsync(cancellationToken);
            try
            {
                subscription ??= await bus.SubscribeAsync(replyTopic, OnReply, cancellationToken: cancellationToken);
            }
            finally
            {
                subscribing.Release();
            }
        }
        // After an outage the reply topic may not be heard yet when publishing works again.
        await bus.WaitUntilSubscribedAsync(RedisChannel.Literal(replyTopic), cancellationToken);
    }

    private ValueTask OnReply(BusMessage message, CancellationToken cancellationToken)
    {
        var reply = JsonSerializer.Deserialize<RpcReply>(message.Payload.Span, PythonJson.Options)!;
        if (waiting.TryGetValue(reply.Id, out var call))
            call.TrySetResult(reply);
        return ValueTask.CompletedTask;
    }

    private static Value Argument(object argument) => argument switch
    {
        bool value => new() { BoolValue = value },
        int value => new() { IntValue = value },
        long value => new() { IntValue = value },
        float value => new() { DoubleValue = value },
        double value => new() { DoubleValue = value },
        string value => new() { StringValue = value },
        byte[] value => new() { BytesValue = ByteString.CopyFrom(value) },
        _ => throw new ArgumentException($"An RPC argument cannot be a {argument?.GetType().Name ?? "null"}; possible are bool, int, long, float, double, string and byte[]."),
    };
}

/// <summary>What comes back from a call. The order of the properties is that of the protocol.</summary>
internal sealed record RpcReply(string Method, ulong Id, string Pattern, string Status, JsonElement ReturnValue)
{
    public const string Ok = "OK";
    public const string Error = "Error";
}
