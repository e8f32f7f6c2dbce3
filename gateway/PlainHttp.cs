using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Connections;

namespace OpenTera.Gateway;

/// <summary>Answers plain HTTP on the TLS port with a redirect to the same address on https.</summary>
internal static class PlainHttp
{
    private const byte TlsHandshake = 0x16; // content type "handshake", RFC 8446 section 5.1
    private const int LongestHead = 8192;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task RedirectAsync(ConnectionContext connection, ConnectionDelegate next, int port)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        timeout.CancelAfter(Patience);
        try
        {
            if (await BeginsWithTlsAsync(connection, timeout.Token) is not { } tls)
                return;
            if (!tls)
            {
                await AnswerAsync(connection, port, timeout.Token);
                return;
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await next(connection);
    }

    private static async Task<bool?> BeginsWithTlsAsync(ConnectionContext connection, CancellationToken cancellationToken)
    {
        var read = await connection.Transport.Input.ReadAsync(cancellationToken);
        bool? tls = read.Buffer.IsEmpty ? null : read.Buffer.FirstSpan[0] == TlsHandshake;
        connection.Transport.Input.AdvanceTo(read.Buffer.Start);
        return tls;
    }

    private static async Task AnswerAsync(ConnectionContext connection, int port, CancellationToken cancellationToken)
    {
        var head = await ReadHeadAsync(connection, cancellationToken);
        var lines = head.Split("\r\n");
        var target = lines[0].Split(' ') is [_, ['/', ..] path, _] ? path : null;
        var host = lines.FirstOrDefault(line => line.StartsWith("Host:", StringComparison.OrdinalIgnoreCase))?[5..].Trim();

        var answer = target is null || !Uri.TryCreate($"https://{host}", UriKind.Absolute, out var authority)
            ? "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            : $"HTTP/1.1 301 Moved Permanently\r\nLocation: https://{authority.Host}:{port}{target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        await connection.Transport.Output.WriteAsync(Encoding.ASCII.GetBytes(answer), cancellationToken);
    }

    private static async Task<string> ReadHeadAsync(ConnectionContext connection, CancellationToken cancellationToken)
    {
        var input = connection.Transport.Input;
        while (true)
        {
            var read = await input.ReadAsync(cancellationToken);
            var head = Encoding.ASCII.GetString(read.Buffer.Slice(0, Math.Min(read.Buffer.Length, LongestHead)));
            var complete = head.Contains("\r\n\r\n", StringComparison.Ordinal);
            if (complete || read.IsCompleted || read.Buffer.Length >= LongestHead)
            {
                input.AdvanceTo(read.Buffer.End);
                return complete ? head : "";
            }

            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
