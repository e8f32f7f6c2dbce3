using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using OpenTera.ServiceDefaults.Communication.Messages;
using StackExchange.Redis;

namespace OpenTera.ServiceDefaults.Communication;

/// <summary>Answers calls of others.</summary>
/// <param name="bus">Where the answers go.</param>
/// <param name="methods">What can be called.</param>
/// <param name="claims">Where the processes that hear a call agree on the one to answer; null: each answers.</param>
/// <param name="logger">Where failures go: the protocol has no place for them in an answer.</param>
internal sealed class RpcServer(IMessageBus bus, RpcMethods methods, IDatabase? claims, ILogger logger)
{
    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement<object?>(null);
    private static readonly TimeSpan ClaimLifetime = TimeSpan.FromSeconds(60);

    public async ValueTask AnswerAsync(BusMessage message, CancellationToken cancellationToken)
    {
        var call = RPCMessage.Parser.ParseFrom(message.Payload.Span);
        if (!methods.Has(call.Method) || !await ClaimAsync(call))
            return;
        var (status, value) = await CallAsync(call, message.Topic, cancellationToken);
        var reply = PythonJson.Serialize(new RpcReply(call.Method, call.Id, message.Pattern, status, value));
        await bus.PublishAsync(call.ReplyTo, Encoding.ASCII.GetBytes(reply), cancellationToken);
    }

    private async Task<bool> ClaimAsync(RPCMessage call) =>
        claims is null || await claims.StringSetAsync($"rpc_claim.{call.ReplyTo}.{call.Id}", "1", ClaimLifetime, When.NotExists);

    private async Task<(string Status, JsonElement Value)> CallAsync(RPCMessage call, string topic, CancellationToken cancellationToken)
    {
        try
        {
            var value = await methods.CallAsync(call, cancellationToken);
            return (RpcReply.Ok, value as JsonElement? ?? JsonSerializer.SerializeToElement(value, PythonJson.Options));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(exception, "The RPC method {Method} on {Topic} failed", call.Method, topic);
            return (RpcReply.Error, Nothing);
        }
    }
}
