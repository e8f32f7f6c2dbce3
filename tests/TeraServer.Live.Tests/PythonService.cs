using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Live.Tests;

/// <summary>A service as the original's Python library makes one: what it reads from Redis at its start, how it calls the server and answers it.</summary>
internal sealed class PythonService
{
    private readonly LiveSystem _system;

    private PythonService(LiveSystem system, JsonElement record, string token) => (_system, Record, Token) = (system, record, token);

    /// <summary>What the server keeps for the service in Redis.</summary>
    public JsonElement Record { get; }

    public string Token { get; }

    /// <summary>Why it last failed: the protocol has no place for that.</summary>
    public Exception? Failure { get; private set; }

    private string Key => Record.GetProperty("service_key").GetString()!;

    /// <summary>Reads what all of them read, makes the one token that it uses as long as it runs, and listens.</summary>
    /// <param name="manage">What it answers to <c>session_manage</c>.</param>
    public static async Task<PythonService> StartAsync(LiveSystem system, string key, Func<PythonService, JsonElement, Task<object?>> manage)
    {
        var record = JsonDocument.Parse((string)(await system.Keys.StringGetAsync($"service.{key}"))!).RootElement;
        var signingKey = (string)(await system.Keys.StringGetAsync("ServiceTokenAPIKey"))!;
        var service = new PythonService(system, record, TestTokens.Sign(signingKey, new { iat = DateTimeOffset.UtcNow.ToUnixTimeSeconds(), service_uuid = record.GetProperty("service_uuid").GetString() }));
        foreach (var name in (string[])[key, record.GetProperty("service_uuid").GetString()!])
        {
            var queue = await system.Redis.GetSubscriber().SubscribeAsync(RedisChannel.Pattern($"service.{name}.rpc"));
            queue.OnMessage(message => service.AnswerAsync($"service.{name}.rpc", message.Message!, manage));
        }

        return service;
    }

    public Task StopAsync() => _system.Redis.GetSubscriber().UnsubscribeAsync(RedisChannel.Pattern($"service.{Key}.rpc"));

    public Task<JsonElement> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<JsonElement> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    public Task DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    /// <summary>Tells the WebSockets of its members of a session, then the user manager.</summary>
    public async Task TellAsync(IMessage message, params (string Kind, string Uuid)[] members)
    {
        foreach (var (kind, uuid) in members)
            await _system.PublishEventAsync($"websocket.{kind}.{uuid}.events", message);
        await _system.TellAsync(message);
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Authorization", $"OpenTera {Token}");
        request.Headers.TryAddWithoutValidation("User-Agent", "python-requests/2.32.3");
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        using var answer = await _system.NextServer().Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    private async Task AnswerAsync(string pattern, byte[] message, Func<PythonService, JsonElement, Task<object?>> manage)
    {
        var call = RPCMessage.Parser.ParseFrom(message);
        if (call.Method != "session_manage")
            return;
        var (status, value) = ("OK", (object?)null);
        try
        {
            value = await manage(this, JsonDocument.Parse(call.Args.Single().StringValue).RootElement.GetProperty("session_manage"));
        }
        catch (Exception failure)
        {
            (status, Failure) = ("Error", failure);
        }

        var reply = JsonSerializer.Serialize(new { method = call.Method, id = call.Id, pattern, status, return_value = value });
        await _system.Redis.GetSubscriber().PublishAsync(RedisChannel.Literal(call.ReplyTo), Encoding.ASCII.GetBytes(reply));
    }
}
