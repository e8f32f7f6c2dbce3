using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using OpenTera.TeraServer.Login;
using OpenTera.TeraServer.Presence;

namespace OpenTera.TeraServer.WebSockets;

/// <summary>The WebSockets by which clients are online and hear of what concerns them. A ticket of the login opens one.</summary>
public static class WebSocketEndpoints
{
    public static void MapWebSockets(this IEndpointRouteBuilder app)
    {
        foreach (var kind in ClientKind.All)
        {
            app.MapGet($"/wss/{kind}", (
                HttpContext context, WebSocketTickets tickets, LiveClients clients, Attendance attendance, IOptions<WebSocketTimes> times, IHostApplicationLifetime lifetime) =>
                OpenAsync(kind, context, tickets, clients, attendance, times.Value, lifetime)).AllowAnonymous().ExcludeFromDescription();
        }
    }

    private static async Task OpenAsync(
        ClientKind kind, HttpContext context, WebSocketTickets tickets, LiveClients clients, Attendance attendance, WebSocketTimes times, IHostApplicationLifetime lifetime)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }

        if (await FindClientAsync(kind, context, tickets, clients) is not { } client || await attendance.EnterAsync(client) is not { } connection)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = Reason(kind);
            return;
        }

        try
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = times.PingInterval, KeepAliveTimeout = times.PongTimeout });
            using var stopping = lifetime.ApplicationStopping.Register(() => connection.Close(WebSocketCloseStatus.EndpointUnavailable, "The server stops."));
            await attendance.AnnounceAsync(client, ClientChange.Connected);
            await connection.RunAsync(socket);
        }
        finally
        {
            await attendance.LeaveAsync(connection);
        }
    }

    /// <summary>Whom the ticket in the address is for; null: nobody of this kind.</summary>
    private static async Task<LiveClient?> FindClientAsync(ClientKind kind, HttpContext context, WebSocketTickets tickets, LiveClients clients) =>
        context.Request.Query["id"] is [{ } ticket] && await tickets.RedeemAsync(ticket) is { } uuid ? await clients.FindEnabledAsync(kind, uuid, context.RequestAborted) : null;

    /// <summary>The original's words.</summary>
    private static string Reason(ClientKind kind) => kind.Name switch
    {
        "user" => "TeraWebSocketServerUserProtocol Websocket authentication failed (key, uuid).",
        "participant" => "TeraWebSocketServerParticipantProtocol Websocket authentication failed (key, uuid).",
        _ => "TeraWebSocketServerDeviceProtocol - Websocket authentication failed (key, uuid).",
    };
}
