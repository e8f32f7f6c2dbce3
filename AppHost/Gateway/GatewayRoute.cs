using OpenTera.AppHost.Services;

namespace OpenTera.AppHost.Gateway;

/// <summary>One path of the public address space and who answers it. NGINX and the YARP gateway read it from environment variables.</summary>
/// <param name="Path">With a slash at both ends; the longest wins.</param>
/// <param name="Target">Who answers.</param>
/// <param name="Prefix">The part of the path that <paramref name="Target"/> does not see.</param>
/// <param name="MaxBodyMegabytes">A larger request body is refused.</param>
/// <param name="Trusted">Whether <paramref name="Target"/> learns the gateway's secret.</param>
internal sealed record GatewayRoute(string Path, EndpointReference Target, string Prefix, int MaxBodyMegabytes, bool Trusted)
{
    /// <summary>The routes of everything that the system declares.</summary>
    public static IEnumerable<GatewayRoute> Of(IEnumerable<IResource> resources) =>
        resources.OfType<IResourceWithEndpoints>().SelectMany(resource => ServiceDeclaration.Of(resource) is { Path: { } path } service ? Of(resource, service, path) : []);

    /// <summary>The variables of a gateway for its routes.</summary>
    public static void Describe(IEnumerable<GatewayRoute> routes, Dictionary<string, object> environment)
    {
        foreach (var (number, route) in routes.Index())
        {
            var name = $"Gateway__Routes__{number}__";
            environment[name + "Path"] = route.Path;
            environment[name + "Target"] = route.Target;
            environment[name + "Prefix"] = route.Prefix;
            environment[name + "MaxBodyMegabytes"] = $"{route.MaxBodyMegabytes}";
            environment[name + "Trusted"] = route.Trusted ? "true" : "false";
        }
    }

    private static IEnumerable<GatewayRoute> Of(IResourceWithEndpoints resource, ServiceDeclaration service, string path)
    {
        var backend = resource.GetEndpoint(BackendExtensions.Endpoint);
        // Without a page all of the path is the backend's, with one only its API; TeraServer has what nobody else has.
        string[] routes = path.Length == 0 || service.Frontend is null ? [$"{path}/"] : [$"{path}/api/", $"{path}/openapi/"];
        foreach (var route in routes)
            yield return new(route, backend, path, service.MaxBodyMegabytes, Trusted: true);
        if (service.Frontend is { } frontend)
            yield return new(service.FrontendPath, frontend.GetEndpoint("http"), "", service.MaxBodyMegabytes, Trusted: false);
    }
}
