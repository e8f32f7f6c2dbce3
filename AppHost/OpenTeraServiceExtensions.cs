using System.Text.RegularExpressions;
using OpenTera.AppHost.Services;

namespace OpenTera.AppHost;

/// <summary>The services.</summary>
internal static partial class OpenTeraServiceExtensions
{
    /// <summary>Adds a service: its process, its place behind the gateway and its identity in TeraServer.</summary>
    /// <typeparam name="TBackend">The backend's project.</typeparam>
    /// <param name="builder">The system.</param>
    /// <param name="key">The service's key in OpenTera, letters and digits; the resource has the same name in lower case.</param>
    /// <param name="port">Its assigned port.</param>
    /// <param name="path">Where it is behind the gateway.</param>
    /// <exception cref="DistributedApplicationException">Key or path cannot be used, or path or port are another part's.</exception>
    /// <example>
    /// <code>
    /// builder.AddOpenTeraService&lt;Projects.ExampleService&gt;("ExampleService", port: 4050, path: "/example")
    ///     .WithFrontend("../services/ExampleService/Frontend", port: 5050)
    ///     .WithDatabase();
    /// </code>
    /// </example>
    public static IResourceBuilder<ProjectResource> AddOpenTeraService<TBackend>(this IDistributedApplicationBuilder builder, string key, int port, string path)
        where TBackend : IProjectMetadata, new()
    {
        if (!LettersAndDigits().IsMatch(key))
            throw new DistributedApplicationException($"The service key '{key}' must be letters and digits, such as ExampleService.");
        var system = OpenTeraSystem.Of(builder);
        system.Paths.Assign(path, key);
        return builder.AddBackend<TBackend>(key.ToLowerInvariant(), port, new ServiceDeclaration(key, path))
            .WithReference(system.TeraServer);
    }

    /// <summary>Adds the service's web page; without one, all below the service's path is its backend's.</summary>
    /// <param name="service">The service.</param>
    /// <param name="directory">The folder with <c>package.json</c>, relative to AppHost's.</param>
    /// <param name="port">The page's assigned port: by custom the backend's + 1000.</param>
    public static IResourceBuilder<ProjectResource> WithFrontend(this IResourceBuilder<ProjectResource> service, string directory, int port) =>
        service.WithFrontend($"{service.Resource.Name}-frontend", $"{ServiceDeclaration.Of(service.Resource)!.Path}/", directory, port);

    /// <summary>Gives the service a database of its own; its connection string has the resource's name.</summary>
    public static IResourceBuilder<ProjectResource> WithDatabase(this IResourceBuilder<ProjectResource> service) =>
        service.WithDatabase($"{service.Resource.Name}-database", service.Resource.Name);

    /// <summary>Lets larger requests than 100 MB through the gateway to the service.</summary>
    public static IResourceBuilder<ProjectResource> WithMaxBody(this IResourceBuilder<ProjectResource> service, int megabytes)
    {
        ServiceDeclaration.Change(service, declaration => declaration with { MaxBodyMegabytes = megabytes });
        return service;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$")]
    private static partial Regex LettersAndDigits();
}
