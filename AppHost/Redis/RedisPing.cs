using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OpenTera.AppHost.Redis;

/// <summary>Healthy when a server of Redis' protocol takes the password and answers.</summary>
internal sealed class RedisPing(int port, string password) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("localhost", port, cancellationToken);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Command("AUTH", password) + Command("PING")), cancellationToken);
            using var reader = new StreamReader(stream, Encoding.ASCII);
            var (authenticated, answer) = (await reader.ReadLineAsync(cancellationToken), await reader.ReadLineAsync(cancellationToken));
            return (authenticated, answer) == ("+OK", "+PONG") ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(answer);
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            return HealthCheckResult.Unhealthy(error.Message);
        }
    }

    /// <summary>A command as an array of strings: Garnet does not take the short form that people type.</summary>
    internal static string Command(params string[] words) => $"*{words.Length}\r\n" + string.Concat(words.Select(word => $"${word.Length}\r\n{word}\r\n"));
}
