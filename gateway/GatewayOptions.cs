namespace OpenTera.Gateway;

/// <summary>What AppHost tells a gateway, by environment variables <c>Gateway__*</c>; <c>nginx/start.sh</c> reads the same ones.</summary>
public sealed record GatewayOptions
{
    /// <summary>The TLS port.</summary>
    public required int Port { get; init; }

    /// <summary><c>localhost</c>: reachable from this machine only; <c>*</c>: from everywhere.</summary>
    public required string Address { get; init; }

    /// <summary>The folder with <c>ca.crt</c>, <c>server.crt</c> and <c>server.key</c>.</summary>
    public required string Certificates { get; init; }

    /// <summary>Proves to a backend that a request's proxy headers come from the gateway.</summary>
    public required string Secret { get; init; }

    /// <summary>Longest path wins, whatever the order.</summary>
    public required IReadOnlyList<GatewayRoute> Routes { get; init; }
}

/// <summary>One path of the public address space and who answers it.</summary>
public sealed record GatewayRoute
{
    /// <summary>With a slash at both ends; <c>/</c> is whatever no other route takes.</summary>
    public required string Path { get; init; }

    /// <summary>The backend's address, <c>http://host:port</c>.</summary>
    public required string Target { get; init; }

    /// <summary>The part of the path that the backend does not see; empty: the backend sees the whole path.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>A larger request body is refused with 413.</summary>
    public int MaxBodyMegabytes { get; init; } = 100;

    /// <summary>Whether the backend learns the gateway's secret; a frontend has no use for it.</summary>
    public bool Trusted { get; init; }
}
