using System.Security.Cryptography;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Login;

/// <summary>Lets somebody who signed in open one WebSocket within a minute: a random key in Redis that holds the uuid.</summary>
public sealed class WebSocketTickets(IConnectionMultiplexer redis)
{
    private const int Digits = 128;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    /// <param name="kind">user, participant or device.</param>
    /// <returns>The address of the WebSocket with the ticket in it.</returns>
    public async Task<string> IssueAsync(HttpRequest request, string kind, string uuid)
    {
        var ticket = RandomNumberGenerator.GetHexString(Digits, lowercase: true);
        await redis.GetDatabase().StringSetAsync(ticket, uuid, Lifetime);
        return $"wss://{ExternalAddress.Of(request)}/wss/{kind}?id={ticket}";
    }

    /// <summary>Whose ticket it is, once; null when there is no such ticket.</summary>
    public async Task<string?> RedeemAsync(string ticket) =>
        ticket.Length == Digits && ticket.All(char.IsAsciiHexDigitLower) ? (string?)await redis.GetDatabase().StringGetDeleteAsync(ticket) : null;
}
