using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Running;

/// <summary>Gives every endpoint its address before anything starts, so that even resources that refer to each other know theirs.</summary>
internal sealed class EndpointAllocator(IConfiguration configuration) : IAsyncDisposable
{
    private readonly List<TcpProxy> _proxies = [];

    // Aspire's name for it: tests use random public ports, so that several applications can run at the same time.
    private readonly bool _randomizePorts = configuration.GetValue("DcpPublisher:RandomizePorts", false);

    /// <summary>Chooses the ports and opens the proxies.</summary>
    /// <exception cref="DistributedApplicationException">A port is taken, or an endpoint cannot be had as it is declared.</exception>
    public void Allocate(IEnumerable<IResource> resources, ProcessLaunches launches)
    {
        foreach (var resource in resources)
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>().Where(e => e.AllocatedEndpoint is null))
            {
                var port = resource is ContainerResource ? endpoint.Port ?? FreePort.Take()
                    : endpoint.IsProxied ? Proxy(resource, endpoint, launches)
                    : Direct(resource, endpoint, launches);
                endpoint.AllocatedEndpoint = new(endpoint, PublicHost(endpoint), port, LaunchText.TargetPort(resource.Name, endpoint.Name));
            }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var proxy in _proxies)
            await proxy.DisposeAsync().ConfigureAwait(false);
    }

    private static int Direct(IResource resource, EndpointAnnotation endpoint, ProcessLaunches launches)
    {
        if (resource.GetReplicaCount() > 1)
            throw Error(resource, endpoint, "cannot be without a proxy, since the resource has several replicas");
        var port = endpoint.TargetPort ?? FreePort.Take();
        try
        {
            foreach (var listener in TcpProxy.Listen(endpoint.TargetHost, port))
                listener.Dispose();
        }
        catch (SocketException e)
        {
            throw Taken(resource, endpoint, port, e);
        }
        launches.SetTargetPorts(resource, endpoint, [port]);
        return endpoint.Port ?? port;
    }

    private int Proxy(IResource resource, EndpointAnnotation endpoint, ProcessLaunches launches)
    {
        if (endpoint.Protocol != ProtocolType.Tcp)
            throw Error(resource, endpoint, "must be declared with isProxied: false: only TCP can be proxied");
        var replicas = resource.GetReplicaCount();
        if (endpoint.TargetPort is not null && replicas > 1)
            throw Error(resource, endpoint, "cannot have a fixed target port, since each replica needs one of its own");
        if (endpoint.Port is { } same && same == endpoint.TargetPort)
            throw Error(resource, endpoint, $"has the port {same} for clients and process alike: declare it with isProxied: false");
        int[] targetPorts = endpoint.TargetPort is { } fixedPort ? [fixedPort] : [.. Enumerable.Range(0, replicas).Select(_ => FreePort.Take())];
        launches.SetTargetPorts(resource, endpoint, targetPorts);
        var port = (_randomizePorts ? null : endpoint.Port) ?? FreePort.Take();
        try
        {
            var proxy = new TcpProxy(endpoint.TargetHost, port, targetPorts);
            _proxies.Add(proxy);
            return proxy.Port;
        }
        catch (SocketException e)
        {
            throw Taken(resource, endpoint, port, e);
        }
    }

    private static string PublicHost(EndpointAnnotation endpoint) =>
        IPAddress.TryParse(endpoint.TargetHost, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any) ? endpoint.TargetHost : "localhost";

    private static DistributedApplicationException Taken(IResource resource, EndpointAnnotation endpoint, int port, SocketException e) =>
        new($"Port {port}, endpoint '{endpoint.Name}' of resource '{resource.Name}', cannot be used: {e.Message}. Stop the program that has it, or choose another port.", e);

    private static DistributedApplicationException Error(IResource resource, EndpointAnnotation endpoint, string fault) =>
        new($"The endpoint '{endpoint.Name}' of resource '{resource.Name}' {fault}.");
}

/// <summary>Ports that nobody uses.</summary>
internal static class FreePort
{
    private static readonly HashSet<int> Taken = [];

    public static int Take()
    {
        lock (Taken)
            while (true)
            {
                using var listener = new TcpListener(IPAddress.Loopback, 0);
                listener.Start();
                var port = ((IPEndPoint)listener.LocalEndpoint).Port;
                // The system may give a port again that was not bound yet.
                if (Taken.Add(port))
                    return port;
            }
    }
}
