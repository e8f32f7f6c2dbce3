using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace OpenTera.ServiceDefaults.Communication;

/// <summary>One subscription: a bounded queue between Redis' reader, which must never wait, and a handler, which may.</summary>
internal sealed class Subscription : IAsyncDisposable
{
    private readonly ChannelMessageQueue source;
    private readonly Channel<BusMessage> queue;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task[] workers;
    private readonly ILogger logger;
    private readonly string pattern;
    private int overflowing;

    public Subscription(string pattern, ChannelMessageQueue source, MessageHandler handler, int queueLength, int concurrency, ILogger logger)
    {
        (this.pattern, this.source, this.logger) = (pattern, source, logger);
        queue = Channel.CreateBounded<BusMessage>(new BoundedChannelOptions(queueLength) { FullMode = BoundedChannelFullMode.DropOldest }, OnDropped);
        workers = [.. Enumerable.Range(0, concurrency).Select(_ => Task.Run(() => HandleAllAsync(handler)))];
        source.OnMessage(message => queue.Writer.TryWrite(new(pattern, message.Channel.ToString(), (byte[]?)message.Message ?? [])));
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await source.UnsubscribeAsync(CommandFlags.FireAndForget);
        }
        catch (RedisException)
        {
            // It is away, and the subscription with it.
        }
        queue.Writer.TryComplete();
        await stopping.CancelAsync();
    }

    private async Task HandleAllAsync(MessageHandler handler)
    {
        while (await queue.Reader.WaitToReadAsync())
        {
            while (!stopping.IsCancellationRequested && queue.Reader.TryRead(out var message))
                await HandleAsync(handler, message);
            if (stopping.IsCancellationRequested)
                return;
            Volatile.Write(ref overflowing, 0);
        }
    }

    private async Task HandleAsync(MessageHandler handler, BusMessage message)
    {
        try
        {
            await handler(message, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "The handler of {Pattern} failed on a message of topic {Topic}", pattern, message.Topic);
        }
    }

    private void OnDropped(BusMessage message)
    {
        if (Interlocked.Exchange(ref overflowing, 1) == 0)
            logger.LogWarning("The handler of {Pattern} is too slow: its queue is full, the oldest messages are dropped until it has caught up", pattern);
    }
}
