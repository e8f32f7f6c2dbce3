using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Publishing;

/// <summary>Gives ports to the endpoints that have none, from 8000 on.</summary>
internal sealed class ManifestPorts
{
    private readonly HashSet<int> _used = [];
    private int _next = 8000;

    /// <summary>The endpoints of the resource with what the manifest says of their ports; null means nothing: the deployment tool decides, or both ports are equal.</summary>
    public IReadOnlyList<(EndpointAnnotation Endpoint, int? Port, int? TargetPort)> Assign(IResource resource)
    {
        var schemesSeen = new HashSet<string>();
        var bindings = new List<(EndpointAnnotation, int?, int?)>();
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
        {
            var isHttp = endpoint.UriScheme is "http" or "https";
            var isDefault = resource is ProjectResource && isHttp && schemesSeen.Add(endpoint.UriScheme);
            var targetPort = endpoint.TargetPort ?? (resource is ContainerResource ? endpoint.Port : null) ?? (isDefault ? null : Take());
            var port = endpoint.Port ?? (targetPort is null && !isHttp ? Take() : null);
            foreach (var used in new[] { port ?? targetPort, targetPort })
                if (used is not null)
                    _used.Add(used.Value);
            bindings.Add((endpoint, port == targetPort ? null : port, targetPort));
        }
        return bindings;
    }

    private int Take()
    {
        while (!_used.Add(_next))
            _next++;
        return _next++;
    }
}
