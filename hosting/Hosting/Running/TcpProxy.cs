using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Running;

/// <summary>Listens on the public port of an endpoint and passes connections on to the replicas in turn.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly string _targetHost;
    private readonly int[] _targetPorts;
    private readonly List<Socket> _listeners;
    private readonly Task[] _accepting;
    private int _next = -1;

    /// <summary>Opens the port.</summary>
    /// <exception cref="SocketException">It is taken.</exception>
    public TcpProxy(string host, int port, int[] targetPorts)
    {
        _targetHost = IsAny(host) ? "localhost" : host;
        _targetPorts = targetPorts;
        _listeners = Listen(host, port);
        Port = port;
        _accepting = [.. _listeners.Select(AcceptAsync)];
    }

    public int Port { get; }

    /// <summary>Opens the port on the addresses that the host name stands for; of localhost's two one may be missing.</summary>
    /// <exception cref="SocketException">It is taken.</exception>
    public static List<Socket> Listen(string host, int port)
    {
        IPAddress[] addresses = host == "localhost" ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
            : IPAddress.TryParse(host, out var address) ? [address]
            : IsAny(host) ? [IPAddress.IPv6Any]
            : Dns.GetHostAddresses(host);
        var listeners = new List<Socket>();
        foreach (var listenAddress in addresses)
        {
            var socket = new Socket(listenAddress.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                if (listenAddress.Equals(IPAddress.IPv6Any))
                    socket.DualMode = true;
                socket.Bind(new IPEndPoint(listenAddress, port));
                socket.Listen(512);
                listeners.Add(socket);
            }
            catch (SocketException e)
            {
                socket.Dispose();
                if (e.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported && listeners.Count > 0)
                    continue;
                listeners.ForEach(l => l.Dispose());
                throw;
            }
        }
        return listeners;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        _listeners.ForEach(l => l.Dispose());
        await Task.WhenAll(_accepting).ConfigureAwait(false);
    }

    private static bool IsAny(string host) => host is "*" or "+" or "0.0.0.0" or "::" or "[::]";

    private async Task AcceptAsync(Socket listener)
    {
        while (!_stopping.IsCancellationRequested)
            try
            {
                _ = PassAsync(await listener.AcceptAsync(_stopping.Token).ConfigureAwait(false));
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // The client was gone before it was accepted.
            }
    }

    private async Task PassAsync(Socket client)
    {
        using (client)
            try
            {
                using var target = await ConnectAsync().ConfigureAwait(false);
                if (target is null)
                    return;
                client.NoDelay = target.NoDelay = true;
                await Task.WhenAll(CopyAsync(client, target), CopyAsync(target, client)).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One side is gone; closing both tells the other.
            }
    }

    /// <summary>Connects to the replica whose turn it is, or to the next that answers; null when none does.</summary>
    private async Task<Socket?> ConnectAsync()
    {
        var first = Interlocked.Increment(ref _next) & int.MaxValue;
        for (var i = 0; i < _targetPorts.Length; i++)
        {
            // By name: a process that listens on "localhost" may do so on only one of its addresses.
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(_targetHost, _targetPorts[(first + i) % _targetPorts.Length], _stopping.Token).ConfigureAwait(false);
                return socket;
            }
            catch (SocketException)
            {
                socket.Dispose();
            }
        }
        return null;
    }

    private async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(32 * 1024);
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer, _stopping.Token).ConfigureAwait(false)) > 0)
                for (var sent = 0; sent < read;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), _stopping.Token).ConfigureAwait(false);
            to.Shutdown(SocketShutdown.Send);
        }
        catch
        {
            from.Dispose();
            to.Dispose();
            throw;
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
