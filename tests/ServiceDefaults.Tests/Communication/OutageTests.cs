using System.Diagnostics;
using System.Text;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Tests.Servers;
using OpenTera.Testing;

namespace OpenTera.ServiceDefaults.Tests.Communication;

public abstract class OutageTests(TestRedis server)
{
    [Fact]
    public async Task Subscriptions_and_methods_are_back_after_an_outage_that_is_told_in_one_line_each_way()
    {
        await using var caller = new TestBus(server);
        await using var callee = new TestBus(server);
        var heard = new HashSet<string>();
        ValueTask Hear(BusMessage message, CancellationToken token)
        {
            lock (heard)
                heard.Add(Encoding.UTF8.GetString(message.Payload.Span));
            return ValueTask.CompletedTask;
        }
        bool Heard(string text)
        {
            lock (heard)
                return heard.Contains(text);
        }
        await using var literal = await callee.Bus.SubscribeAsync("outage.literal", Hear);
        await using var pattern = await callee.Bus.SubscribeAsync("outage.pattern.*", Hear);
        await using var serving = await callee.Bus.ServeAsync("service.Outage.rpc", new RpcMethods().Add("echo", (string text) => text));
        Assert.Equal("before", await caller.Bus.CallAsync<string>("service.Outage.rpc", "echo", ["before"]));

        await server.KillAsync();
        await Eventually.TrueAsync(() => !caller.Redis.IsConnected && !callee.Redis.IsConnected, "the loss was noticed");
        var watch = Stopwatch.StartNew();
        var failure = await Assert.ThrowsAsync<MessageBusException>(() => caller.Bus.PublishAsync("outage.literal", "lost"u8.ToArray()));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 7);
        Assert.Contains("outage.literal", failure.Message);
        await Assert.ThrowsAsync<MessageBusException>(() => caller.Bus.CallAsync("service.Outage.rpc", "echo", ["x"]));
        await using var late = await callee.Bus.SubscribeAsync("outage.late", Hear);
        await server.StartAsync();
        await Eventually.TrueAsync(() => caller.Redis.IsConnected && callee.Redis.IsConnected, "connected again");

        foreach (var topic in (string[])["outage.literal", "outage.pattern.one", "outage.late"])
            await Eventually.TrueAsync(async () =>
            {
                await caller.Bus.PublishAsync(topic, Encoding.UTF8.GetBytes(topic));
                return Heard(topic);
            }, $"a message on {topic} after the outage");
        Assert.Equal("after", await caller.Bus.CallAsync<string>("service.Outage.rpc", "echo", ["after"]));
        Assert.False(Heard("lost"));
        foreach (var log in (TestLog[])[caller.Log, callee.Log])
        {
            Assert.Single(log.Lines, line => line.Contains("Redis is away"));
            Assert.Single(log.Lines, line => line.Contains("Redis is there"));
            Assert.Equal(2, log.Lines.Count);
        }
    }

    [Fact]
    public async Task A_bus_that_starts_before_Redis_is_connected_when_Redis_comes()
    {
        await server.KillAsync();
        await using var test = new TestBus(server);
        await using var serving = await test.Bus.ServeAsync("service.Early.rpc", new RpcMethods().Add("echo", (string text) => text));

        await server.StartAsync();

        await Eventually.TrueAsync(() => test.Redis.IsConnected, "connected");
        Assert.Equal("hello", await test.Bus.CallAsync<string>("service.Early.rpc", "echo", ["hello"]));
        Assert.Single(test.Log.Lines, line => line.Contains("Redis is away"));
        Assert.Single(test.Log.Lines, line => line.Contains("Redis is there"));
    }
}

public sealed class OutageOnRedis(NativeRedis server) : OutageTests(server), IClassFixture<NativeRedis>;

public sealed class OutageOnGarnet(Garnet server) : OutageTests(server), IClassFixture<Garnet>;
