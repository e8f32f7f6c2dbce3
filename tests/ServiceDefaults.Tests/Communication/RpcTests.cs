using System.Diagnostics;
using System.Text.Json;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Tests.Servers;

namespace OpenTera.ServiceDefaults.Tests.Communication;

public abstract class RpcTests(TestRedis server)
{
    private sealed record Presence(bool Online, bool Busy, string? DeviceStatus);

    [Fact]
    public async Task A_call_gets_what_the_method_returns_with_every_kind_of_argument()
    {
        await using var caller = new TestBus(server);
        await using var callee = new TestBus(server);
        await using var serving = await callee.Bus.ServeAsync("service.Args.rpc", new RpcMethods()
            .Add("describe", (bool yes, int small, long big, double real, double whole, string text, byte[] bytes, int more = 7) =>
                $"{yes} {small} {big} {real:0.0} {whole:0.0} {text} {bytes.Length} {more}"));

        var answer = await caller.Bus.CallAsync<string>("service.Args.rpc", "describe", [true, 3, 5_000_000_000, 0.5, 4, "é", new byte[] { 1, 2 }]);

        Assert.Equal("True 3 5000000000 0.5 4.0 é 2 7", answer);
    }

    [Fact]
    public async Task Records_travel_in_snake_case_and_asynchronous_methods_are_awaited()
    {
        await using var test = new TestBus(server);
        await using var serving = await test.Bus.ServeAsync("service.Records.rpc", new RpcMethods()
            .Add("status", async (string uuid, CancellationToken token) =>
            {
                await Task.Delay(10, token);
                return new Dictionary<string, Presence> { [uuid] = new(true, false, null) };
            })
            .Add("nothing", () => Task.CompletedTask));

        var raw = await test.Bus.CallAsync("service.Records.rpc", "status", ["AbC"]);
        var typed = await test.Bus.CallAsync<Dictionary<string, Presence>>("service.Records.rpc", "status", ["AbC"]);

        Assert.Equal("""{"AbC": {"online": true, "busy": false, "device_status": null}}""", raw.GetRawText());
        Assert.Equal(new Presence(true, false, null), typed!["AbC"]);
        Assert.Equal(JsonValueKind.Null, (await test.Bus.CallAsync("service.Records.rpc", "nothing", [])).ValueKind);
    }

    [Fact]
    public async Task A_method_that_throws_answers_status_Error_and_the_reason_is_in_the_log_of_its_side()
    {
        await using var caller = new TestBus(server);
        await using var callee = new TestBus(server);
        await using var serving = await callee.Bus.ServeAsync("service.Throws.rpc", new RpcMethods()
            .Add("fail", string (int _) => throw new InvalidOperationException("the reason")));

        var failure = await Assert.ThrowsAsync<RpcException>(() => caller.Bus.CallAsync("service.Throws.rpc", "fail", [1]));
        var wrongType = await Assert.ThrowsAsync<RpcException>(() => caller.Bus.CallAsync("service.Throws.rpc", "fail", ["text"]));
        var tooMany = await Assert.ThrowsAsync<RpcException>(() => caller.Bus.CallAsync("service.Throws.rpc", "fail", [1, 2]));

        Assert.Equal(("service.Throws.rpc", "fail", "Error"), (failure.Topic, failure.Method, failure.Status));
        Assert.Equal(("Error", "Error"), (wrongType.Status, tooMany.Status));
        Assert.Contains(callee.Log.Lines, line => line.Contains("the reason"));
        Assert.Contains(callee.Log.Lines, line => line.Contains("is to be a Int32, but was given as StringValue"));
    }

    [Fact]
    public async Task An_unknown_method_gets_no_answer_and_the_caller_is_told_which_after_its_time_out()
    {
        await using var test = new TestBus(server);
        await using var serving = await test.Bus.ServeAsync("service.Unknown.rpc", new RpcMethods());

        var watch = Stopwatch.StartNew();
        var failure = await Assert.ThrowsAsync<RpcTimeoutException>(() =>
            test.Bus.CallAsync("service.Unknown.rpc", "nobody_has_this", [], TimeSpan.FromSeconds(0.4)));

        Assert.InRange(watch.Elapsed.TotalSeconds, 0.35, 5);
        Assert.Contains("nobody_has_this", failure.Message);
        Assert.Contains("service.Unknown.rpc", failure.Message);
    }

    [Fact]
    public async Task A_topic_nobody_serves_is_told_at_once()
    {
        await using var test = new TestBus(server);

        var watch = Stopwatch.StartNew();
        var failure = await Assert.ThrowsAsync<RpcTimeoutException>(() => test.Bus.CallAsync("service.Nobody.rpc", "anything", []));

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
        Assert.Contains("Nobody serves 'service.Nobody.rpc'", failure.Message);
    }

    [Fact]
    public async Task A_cancelled_call_ends_at_once()
    {
        await using var test = new TestBus(server);
        await using var serving = await test.Bus.ServeAsync("service.Slow.rpc", new RpcMethods().Add("sleep", (CancellationToken token) => Task.Delay(Timeout.Infinite, token)));
        using var cancellation = new CancellationTokenSource(200);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test.Bus.CallAsync("service.Slow.rpc", "sleep", [], cancellationToken: cancellation.Token));
    }

    [Fact]
    public async Task Many_calls_at_a_time_each_get_their_own_answer()
    {
        await using var test = new TestBus(server);
        await using var serving = await test.Bus.ServeAsync("service.Many.rpc", new RpcMethods().Add("square", (int number) => number * number));

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => test.Bus.CallAsync<int>("service.Many.rpc", "square", [number])));

        Assert.Equal(Enumerable.Range(0, 200).Select(number => number * number), [.. answers]);
    }

    [Fact]
    public async Task A_call_that_several_replicas_hear_is_answered_by_one_of_them()
    {
        await using var caller = new TestBus(server);
        await using var one = new TestBus(server);
        await using var two = new TestBus(server);
        var executed = 0;
        var methods = new RpcMethods().Add("count", () => Interlocked.Increment(ref executed));
        await using var first = await one.Bus.ServeAsync("service.Replicas.rpc", methods, new() { AnswerOnce = true });
        await using var second = await two.Bus.ServeAsync("service.Replicas.rpc", methods, new() { AnswerOnce = true });

        foreach (var expected in Enumerable.Range(1, 20))
            Assert.Equal(expected, await caller.Bus.CallAsync<int>("service.Replicas.rpc", "count", []));

        await Task.Delay(200);
        Assert.Equal(20, executed);
    }

    [Fact]
    public async Task An_argument_the_protocol_has_not_is_refused()
    {
        await using var test = new TestBus(server);

        await Assert.ThrowsAsync<ArgumentException>(() => test.Bus.CallAsync("any", "method", [DateTime.UtcNow]));
        Assert.Throws<ArgumentException>(() => new RpcMethods().Add("wrong", (Guid id) => id));
    }
}

public sealed class RpcOnRedis(NativeRedis server) : RpcTests(server), IClassFixture<NativeRedis>;

public sealed class RpcOnGarnet(Garnet server) : RpcTests(server), IClassFixture<Garnet>;
