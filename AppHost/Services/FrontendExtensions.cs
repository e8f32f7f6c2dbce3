using System.Net;
using Microsoft.Extensions.Hosting;

namespace OpenTera.AppHost.Services;

/// <summary>Web pages, hosted by Node.js.</summary>
internal static class FrontendExtensions
{
    /// <summary>
    /// Adds a web page: served by Vite, with hot reload, while it is developed, built and served by its own server (<c>npm run build</c>, <c>npm start</c>) in
    /// production, and in a container when published.
    /// </summary>
    /// <param name="builder">The system.</param>
    /// <param name="name">Name of the resource.</param>
    /// <param name="path">Where the page is behind the gateway, with a slash at both ends; its <c>package.json</c> names the same.</param>
    /// <param name="directory">The folder with <c>package.json</c>, relative to AppHost's.</param>
    /// <param name="port">Its assigned port.</param>
    public static IResourceBuilder<IResourceWithEndpoints> AddFrontend(
        this IDistributedApplicationBuilder builder, string name, string path, string directory, int port)
    {
        var system = OpenTeraSystem.Of(builder);
        port = system.Ports.Assign(port, name);
        if (system.IsPublished)
            return builder.AddContainer(name, directory, port);
        return builder.Environment.IsDevelopment()
            ? builder.AddViteApp(name, directory)
                .WithEndpoint("http", endpoint => (endpoint.Port, endpoint.TargetPort, endpoint.IsProxied) = (port, port, false))
                // The gateway forwards the name it was called by, and Vite, also in Angular's development server, answers only to names it knows.
                .WithEnvironment("__VITE_ADDITIONAL_SERVER_ALLOWED_HOSTS", Dns.GetHostName())
                .WithHttpHealthCheck(path + "health")
            : builder.AddBuilt(name, directory, port).WithHttpHealthCheck(path + "health");
    }

    private static IResourceBuilder<ExecutableResource> AddBuilt(this IDistributedApplicationBuilder builder, string name, string directory, int port)
    {
        var build = builder.AddJavaScriptApp($"{name}-build", directory, runScriptName: "build");
        return builder.AddExecutable(name, "npm", directory, "start")
            .WithHttpEndpoint(port, env: "PORT", isProxied: false)
            .WithEnvironment("NODE_ENV", "production")
            .WaitForCompletion(build);
    }

    /// <summary>Pages share code outside their folders, so the image is built from the whole repository.</summary>
    private static IResourceBuilder<ContainerResource> AddContainer(this IDistributedApplicationBuilder builder, string name, string directory, int port)
    {
        var repository = Path.GetFullPath("..", builder.AppHostDirectory);
        var page = Path.GetRelativePath(repository, Path.GetFullPath(directory, builder.AppHostDirectory)).Replace('\\', '/');
        return builder.AddDockerfile(name, "..", "frontend/Dockerfile")
            .WithBuildArg("PAGE", page)
            .WithHttpEndpoint(targetPort: port, env: "PORT");
    }
}
