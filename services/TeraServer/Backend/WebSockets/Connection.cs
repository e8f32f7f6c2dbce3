using System.Net.WebSockets;
using System.Threading.Channels;
using OpenTera.TeraServer.Presence;

namespace OpenTera.TeraServer.WebSockets;

/// <summary>The WebSocket of a client: what is to be sent waits here for its turn, so that nobody waits for the client.</summary>
public sealed class Connection(LiveClient client, TimeSpan sendTimeout)
{
    /// <summary>A client that lets more than this many frames wait is dropped: more than any burst that it should bear.</summary>
    private const int QueueLength = 4096;

    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(5);
    private static readonly ReadOnlyMemory<byte> NotAllowed = "Not allowed to send message"u8.ToArray();

    /// <summary>What clients say is of no interest: all of it is read into the same place.</summary>
    private static readonly Memory<byte> Nowhere = new byte[1024];

    private readonly Channel<ReadOnlyMemory<byte>> _queue = Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly CancellationTokenSource _aborting = new();
    private (WebSocketCloseStatus Status, string Reason) _closing = (WebSocketCloseStatus.NormalClosure, "");

    public LiveClient Client => client;

    /// <summary>Sends a text, when those before it are sent.</summary>
    public void Send(ReadOnlyMemory<byte> text)
    {
        if (!_queue.Writer.TryWrite(text) && _queue.Reader.Count == QueueLength)
            Abort();
    }

    /// <summary>Sends what waits, then closes.</summary>
    public void Close(WebSocketCloseStatus status, string reason)
    {
        _closing = (status, reason);
        _queue.Writer.TryComplete();
    }

    /// <summary>Drops the connection.</summary>
    public void Abort()
    {
        _queue.Writer.TryComplete();
        _aborting.Cancel();
    }

    /// <summary>Ends when the connection does, in whatever way.</summary>
    public async Task RunAsync(WebSocket socket)
    {
        try
        {
            var receiving = ReceiveAsync(socket);
            await SendAsync(socket);
            await receiving.WaitAsync(ClosingTime);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or TimeoutException or IOException)
        {
            // The client went without a word, or was dropped.
        }
        finally
        {
            socket.Abort();
        }
    }

    /// <summary>Ends when the client has closed, or is gone.</summary>
    private async Task ReceiveAsync(WebSocket socket)
    {
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(Nowhere, _aborting.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                    return;
                if (received.EndOfMessage)
                    Send(NotAllowed);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            Abort();
        }
        finally
        {
            _queue.Writer.TryComplete();
        }
    }

    private async Task SendAsync(WebSocket socket)
    {
        await foreach (var text in _queue.Reader.ReadAllAsync(_aborting.Token))
        {
            var sending = socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, _aborting.Token);
            if (!sending.IsCompletedSuccessfully)
                await sending.AsTask().WaitAsync(sendTimeout);
        }

        await socket.CloseOutputAsync(_closing.Status, _closing.Reason, _aborting.Token).WaitAsync(sendTimeout);
    }
}
