using System.Collections.Concurrent;
using System.Text;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;
using OpenTera.ServiceDefaults.Tests.Servers;
using OpenTera.Testing;

namespace OpenTera.ServiceDefaults.Tests.Communication;

public abstract class PublishAndSubscribeTests(TestRedis server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_message_reaches_the_subscriber_of_its_topic_with_its_bytes()
    {
        await using var here = new TestBus(server);
        await using var there = new TestBus(server);
        var got = new TaskCompletionSource<BusMessage>();
        await using var subscription = await there.Bus.SubscribeAsync("bytes.topic", (message, _) =>
        {
            got.TrySetResult(message);
            return ValueTask.CompletedTask;
        });

        var receivers = await here.Bus.PublishAsync("bytes.topic", new byte[] { 0, 255, 10, 13 });

        var message = await got.Task.WaitAsync(Patience);
        Assert.Equal(1, receivers);
        Assert.Equal("bytes.topic", message.Topic);
        Assert.Equal([0, 255, 10, 13], message.Payload.ToArray());
    }

    [Fact]
    public async Task A_pattern_hears_every_topic_that_matches_and_no_other()
    {
        await using var test = new TestBus(server);
        var topics = new BlockingCollection<string>();
        await using var subscription = await test.Bus.SubscribeAsync("pattern.*.events", (message, _) =>
        {
            topics.Add(message.Topic);
            return ValueTask.CompletedTask;
        });

        foreach (var topic in (string[])["pattern.one.events", "pattern.two.messages", "other.pattern.one.events", "pattern.three.events"])
            await test.Bus.PublishAsync(topic, new byte[] { 1 });

        Assert.Equal(["pattern.one.events", "pattern.three.events"], topics.GetConsumingEnumerable().Take(2));
    }

    [Fact]
    public async Task A_typed_subscription_hears_its_type_in_either_envelope_and_passes_over_others()
    {
        await using var test = new TestBus(server);
        var names = new BlockingCollection<string>();
        await using var subscription = await test.Bus.SubscribeAsync<UserEvent>("typed.*", (user, _, _) =>
        {
            names.Add(user.UserFullname);
            return ValueTask.CompletedTask;
        });

        await test.Bus.PublishEventAsync("typed.events", new UserEvent { UserFullname = "first" });
        await test.Bus.PublishEventAsync("typed.events", new DeviceEvent { DeviceName = "device" });
        await test.Bus.SendMessageAsync("from.here", "typed.messages", new UserEvent { UserFullname = "second" });

        Assert.Equal(["first", "second"], names.GetConsumingEnumerable().Take(2));
    }

    [Fact]
    public async Task Messages_come_in_the_order_they_were_published()
    {
        await using var test = new TestBus(server);
        var numbers = new BlockingCollection<int>();
        await using var subscription = await test.Bus.SubscribeAsync("order", (message, _) =>
        {
            numbers.Add(BitConverter.ToInt32(message.Payload.Span));
            return ValueTask.CompletedTask;
        });

        foreach (var number in Enumerable.Range(0, 500))
            await test.Bus.PublishAsync("order", BitConverter.GetBytes(number));

        Assert.Equal(Enumerable.Range(0, 500), numbers.GetConsumingEnumerable().Take(500));
    }

    [Fact]
    public async Task A_handler_that_fails_gets_the_next_message_and_its_error_is_logged()
    {
        await using var test = new TestBus(server);
        var got = new TaskCompletionSource<string>();
        await using var subscription = await test.Bus.SubscribeAsync("failing", (message, _) =>
        {
            var text = Encoding.UTF8.GetString(message.Payload.Span);
            if (text == "bad")
                throw new InvalidOperationException("could not take it");
            got.TrySetResult(text);
            return ValueTask.CompletedTask;
        });

        await test.Bus.PublishAsync("failing", "bad"u8.ToArray());
        await test.Bus.PublishAsync("failing", "good"u8.ToArray());

        Assert.Equal("good", await got.Task.WaitAsync(Patience));
        Assert.Contains(test.Log.Lines, line => line.Contains("failing") && line.Contains("could not take it"));
    }

    [Fact]
    public async Task A_slow_handler_holds_up_nobody_and_loses_its_oldest_messages_with_one_warning()
    {
        await using var test = new TestBus(server);
        var (release, quick, slow) = (new TaskCompletionSource(), new BlockingCollection<int>(), new BlockingCollection<int>());
        await using var blocked = await test.Bus.SubscribeAsync("flow", async (message, _) =>
        {
            await release.Task;
            slow.Add(BitConverter.ToInt32(message.Payload.Span));
        }, new() { QueueLength = 5 });
        await using var free = await test.Bus.SubscribeAsync("flow", (message, _) =>
        {
            quick.Add(BitConverter.ToInt32(message.Payload.Span));
            return ValueTask.CompletedTask;
        });

        foreach (var number in Enumerable.Range(0, 50))
            await test.Bus.PublishAsync("flow", BitConverter.GetBytes(number));
        Assert.Equal(Enumerable.Range(0, 50), quick.GetConsumingEnumerable().Take(50));
        await Eventually.TrueAsync(() => test.Log.Lines.Any(line => line.Contains("too slow")), "the warning");
        Assert.Single(test.Log.Lines, line => line.Contains("too slow"));
        release.SetResult();

        var kept = new List<int>();
        while (kept.LastOrDefault() != 49)
            kept.Add(slow.Take(new CancellationTokenSource(Patience).Token));
        Assert.Equal(kept.Order(), kept);
        Assert.InRange(kept.Count, 1, 49);
        Assert.False(kept.Contains(0) && kept.Contains(1), "the oldest that waited was dropped");
    }

    [Fact]
    public async Task A_disposed_subscription_hears_nothing_more_and_its_handler_is_cancelled()
    {
        await using var test = new TestBus(server);
        var (started, cancelled, count) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        var subscription = await test.Bus.SubscribeAsync("ending", async (_, token) =>
        {
            Interlocked.Increment(ref count);
            started.TrySetResult();
            await using var registration = token.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, token);
        });
        await test.Bus.PublishAsync("ending", new byte[] { 1 });
        await started.Task.WaitAsync(Patience);

        await subscription.DisposeAsync();

        await cancelled.Task.WaitAsync(Patience);
        await Eventually.TrueAsync(async () => await test.Bus.PublishAsync("ending", new byte[] { 2 }) == 0, "unsubscribed at Redis");
        Assert.Equal(1, count);
    }
}

public sealed class PublishAndSubscribeOnRedis(NativeRedis server) : PublishAndSubscribeTests(server), IClassFixture<NativeRedis>;

public sealed class PublishAndSubscribeOnGarnet(Garnet server) : PublishAndSubscribeTests(server), IClassFixture<Garnet>;
