using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace OpenTera.Testing;

/// <summary>The client's end of a WebSocket. What comes is kept, in order.</summary>
public sealed class LiveSocket : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ClientWebSocket _socket = new();
    private readonly Channel<string> _texts = Channel.CreateUnbounded<string>();
    private Task _receiving = Task.CompletedTask;

    /// <summary>Whether it was closed by the server, or lost.</summary>
    public bool IsClosed => _receiving.IsCompleted;

    /// <summary>How the server closed; null when it went without a word.</summary>
    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    public string? CloseReason => _socket.CloseStatusDescription;

    /// <summary>Opens a WebSocket.</summary>
    /// <param name="address">Its address, with the ticket.</param>
    /// <param name="through">What connects; null: a client of the WebSocket's own.</param>
    /// <exception cref="WebSocketException">It was refused.</exception>
    public static async Task<LiveSocket> OpenAsync(Uri address, HttpMessageInvoker? through = null)
    {
        var socket = new LiveSocket();
        await socket._socket.ConnectAsync(address, through, CancellationToken.None);
        socket._receiving = socket.ReceiveAsync();
        return socket;
    }

    public Task SendAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>The next text.</summary>
    /// <exception cref="TimeoutException">None came.</exception>
    public async Task<string> TextAsync(TimeSpan? patience = null) => await _texts.Reader.ReadAsync().AsTask().WaitAsync(patience ?? Patience);

    /// <summary>The next event that is of this kind and type, e.g. <c>ParticipantEvent PARTICIPANT_CONNECTED</c>; others before it are passed over.</summary>
    public async Task<JsonElement> EventAsync(string name, string? type = null, TimeSpan? patience = null)
    {
        while (true)
        {
            foreach (var found in Events(await TextAsync(patience)))
            {
                if (Is(found, name) && (type is null || found.GetProperty("type").GetString() == type))
                    return found;
            }
        }
    }

    /// <summary>All events that have come so far.</summary>
    public List<JsonElement> EventsSoFar()
    {
        var events = new List<JsonElement>();
        while (_texts.Reader.TryRead(out var text))
            events.AddRange(Events(text));
        return events;
    }

    /// <summary>Waits until the server has closed.</summary>
    public Task ClosedAsync() => _receiving.WaitAsync(Patience);

    /// <summary>Goes without a word.</summary>
    public void Abort() => _socket.Abort();

    public static bool Is(JsonElement @event, string name) => @event.GetProperty("@type").GetString() == $"type.googleapis.com/opentera.protobuf.{name}";

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        await Task.WhenAny(_receiving, Task.Delay(Patience));
        _socket.Dispose();
    }

    private static IEnumerable<JsonElement> Events(string text) => JsonDocument.Parse(text).RootElement.GetProperty("message").GetProperty("events").EnumerateArray();

    private async Task ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult received;
                do
                {
                    received = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    length += received.Count;
                }
                while (!received.EndOfMessage);
                if (received.MessageType == WebSocketMessageType.Close)
                    break;
                _texts.Writer.TryWrite(Encoding.UTF8.GetString(buffer, 0, length));
            }

            if (_socket.State == WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Seen by the tests as the lack of a close status.
        }
        finally
        {
            _texts.Writer.TryComplete();
        }
    }
}
