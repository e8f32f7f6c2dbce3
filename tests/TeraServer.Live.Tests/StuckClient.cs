using System.Net.Sockets;
using System.Text;

namespace OpenTera.TeraServer.Live.Tests;

/// <summary>Opens a WebSocket and reads nothing but the answer to that.</summary>
internal sealed class StuckClient : IDisposable
{
    private readonly TcpClient _connection = new() { ReceiveBufferSize = 4096 };

    public static async Task<StuckClient> OpenAsync(Uri address)
    {
        var client = new StuckClient();
        await client._connection.ConnectAsync(address.Host, address.Port);
        var stream = client._connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        var status = new byte["HTTP/1.1 101".Length];
        await stream.ReadExactlyAsync(status);
        Assert.Equal("HTTP/1.1 101", Encoding.ASCII.GetString(status));
        return client;
    }

    public void Dispose() => _connection.Dispose();
}
