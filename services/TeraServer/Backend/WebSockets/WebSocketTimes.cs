namespace OpenTera.TeraServer.WebSockets;

/// <summary>How patient the server is with the clients of its WebSockets: the section <c>OpenTera:WebSockets</c>.</summary>
public sealed class WebSocketTimes
{
    public const string Section = "OpenTera:WebSockets";

    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>A client that does not answer a ping for so long is dropped.</summary>
    public TimeSpan PongTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a client may take for a frame when its buffers are full, and for closing.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
