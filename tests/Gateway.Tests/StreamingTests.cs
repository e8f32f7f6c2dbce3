using System.Net.WebSockets;
using System.Text;

namespace OpenTera.Gateway.Tests;

/// <summary>WebSockets and endless answers.</summary>
public sealed class StreamingTests(Gateways gateways)
{
    public static TheoryData<string> Names => ["nginx", "yarp"];

    private RunningGateway Gateway(string name) => gateways.Both.Single(gateway => gateway.Name == name);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_web_socket_works_both_ways(string name)
    {
        using var socket = new ClientWebSocket();
        using var invoker = new HttpMessageInvoker(gateways.Handler());
        foreach (var path in new[] { "/wss/ws", "/example/api/ws", "/example/ws" })
        {
            using var connection = new ClientWebSocket();
            await connection.ConnectAsync(new Uri($"wss://localhost:{Gateway(name).Port}{path}"), invoker, Timeout());
            foreach (var text in new[] { "first", "second, é" })
            {
                await connection.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Timeout());
                var buffer = new byte[100];
                var answer = await connection.ReceiveAsync(buffer, Timeout());
                Assert.Equal(text, Encoding.UTF8.GetString(buffer, 0, answer.Count));
            }

            await connection.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Timeout());
            Assert.Equal("bye", connection.CloseStatusDescription);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_stream_is_open_at_once_and_an_event_arrives_when_it_is_sent(string name)
    {
        using var client = gateways.Client(Gateway(name));
        using var answer = await client.GetAsync("/example/api/events", HttpCompletionOption.ResponseHeadersRead, Timeout());
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());

        foreach (var text in new[] { "data: one", "data: two" })
        {
            (await client.PostAsync("/example/api/events", null, Timeout())).EnsureSuccessStatusCode();
            Assert.Equal(text, await reader.ReadLineAsync(Timeout()));
            Assert.Equal("", await reader.ReadLineAsync(Timeout()));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_hundred_megabytes_pass_and_one_byte_more_does_not(string name)
    {
        using var client = gateways.Client(Gateway(name));

        var passed = await client.PostAsync("/api/user/assets", new ByteArrayContent(new byte[100 * 1024 * 1024]), Timeout());
        using var larger = new HttpRequestMessage(HttpMethod.Post, "/api/user/assets") { Content = new ByteArrayContent(new byte[100 * 1024 * 1024 + 1]) };
        larger.Headers.ExpectContinue = true;
        var refused = await client.SendAsync(larger, Timeout());

        Assert.Equal((200, 413), ((int)passed.StatusCode, (int)refused.StatusCode));
    }

    private static CancellationToken Timeout() => new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token;
}
