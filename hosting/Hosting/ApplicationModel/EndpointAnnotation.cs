using System.Net.Sockets;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>An address that a resource listens on.</summary>
public sealed class EndpointAnnotation : IResourceAnnotation
{
    private int? _port;
    private int? _targetPort;
    private string? _transport;

    public EndpointAnnotation(
        ProtocolType protocol,
        string? uriScheme = null,
        string? transport = null,
        [EndpointName] string? name = null,
        int? port = null,
        int? targetPort = null,
        bool? isExternal = null,
        bool isProxied = true)
    {
        Protocol = protocol;
        UriScheme = uriScheme ?? protocol.ToString().ToLowerInvariant();
        Name = name ?? UriScheme;
        ResourceName.Validate("Endpoint", Name);
        _transport = transport;
        _port = port;
        _targetPort = targetPort;
        IsExternal = isExternal ?? false;
        IsProxied = isProxied;
    }

    public string Name { get; set; }

    public ProtocolType Protocol { get; set; }

    /// <summary>The port that clients use; null until one is chosen. Without a proxy it equals the target port unless both are set.</summary>
    public int? Port
    {
        get => _port ?? (IsProxied ? null : _targetPort);
        set => _port = value;
    }

    /// <summary>The port that the process listens on; null until one is chosen. Without a proxy it equals the port unless both are set.</summary>
    public int? TargetPort
    {
        get => _targetPort ?? (IsProxied ? null : _port);
        set => _targetPort = value;
    }

    public string UriScheme { get; set; }

    /// <summary>The host name or address that the process binds to.</summary>
    public string TargetHost { get; set; } = "localhost";

    public string Transport
    {
        get => _transport ?? (UriScheme is "http" or "https" ? "http" : Protocol.ToString().ToLowerInvariant());
        set => _transport = value;
    }

    /// <summary>Whether the endpoint is reachable from outside when deployed.</summary>
    public bool IsExternal { get; set; }

    /// <summary>Whether a proxy listens on the port and forwards to the process (or its replicas).</summary>
    public bool IsProxied { get; set; }

    /// <summary>Where clients reach the endpoint; null before allocation.</summary>
    public AllocatedEndpoint? AllocatedEndpoint
    {
        get => Allocation.Task.IsCompletedSuccessfully ? Allocation.Task.Result : null;
        set => Allocation.TrySetResult(value ?? throw new ArgumentNullException(nameof(value)));
    }

    internal TaskCompletionSource<AllocatedEndpoint> Allocation { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>The address and port that an endpoint got.</summary>
/// <param name="endpoint">The endpoint.</param>
/// <param name="containerHostAddress">The host name clients use.</param>
/// <param name="port">The port clients use.</param>
/// <param name="targetPortExpression">What stands for the process's own port until the process (or replica) is launched.</param>
public class AllocatedEndpoint(EndpointAnnotation endpoint, string containerHostAddress, int port, string? targetPortExpression = null)
{
    public EndpointAnnotation Endpoint { get; } = endpoint;

    public string Address { get; } = containerHostAddress;

    public int Port { get; } = port;

    public string UriScheme => Endpoint.UriScheme;

    public string EndPointString => $"{Address}:{Port}";

    public string UriString => $"{UriScheme}://{EndPointString}";

    public string? TargetPortExpression { get; } = targetPortExpression;

    public override string ToString() => UriString;
}
