using Microsoft.Extensions.Hosting;

namespace OpenTera.AppHost.Services;

/// <summary>What TeraServer and the services have in common.</summary>
internal static class BackendExtensions
{
    public const string Endpoint = "http";

    /// <summary>Adds a .NET process at an assigned port, with Redis, the gateway's secret and a health check.</summary>
    /// <remarks>It listens on the port itself, without a proxy in between, unless it has replicas.</remarks>
    public static IResourceBuilder<ProjectResource> AddBackend<TProject>(
        this IDistributedApplicationBuilder builder, string name, int port, ServiceDeclaration declaration)
        where TProject : IProjectMetadata, new()
    {
        var system = OpenTeraSystem.Of(builder);
        port = system.Ports.Assign(port, declaration.Key);
        var backend = builder.AddProject<TProject>(name, launchProfileName: null)
            .WithHttpEndpoint(port, name: Endpoint, isProxied: false)
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", builder.Environment.EnvironmentName)
            .AsBackend(declaration);
        builder.Eventing.Subscribe<BeforeStartEvent>((_, _) =>
        {
            if (backend.Resource.GetReplicaCount() > 1)
                backend.WithEndpoint(Endpoint, endpoint => (endpoint.IsProxied, endpoint.TargetPort) = (true, null), createIfNotExists: false);
            return Task.CompletedTask;
        });
        return backend;
    }

    /// <summary>Adds a .NET process as <see cref="AddBackend{TProject}"/> does, run by <c>dotnet watch</c>.</summary>
    public static IResourceBuilder<ExecutableResource> AddWatchedBackend<TProject>(
        this IDistributedApplicationBuilder builder, string name, int port, ServiceDeclaration declaration)
        where TProject : IProjectMetadata, new()
    {
        port = OpenTeraSystem.Of(builder).Ports.Assign(port, declaration.Key);
        return builder.AddExecutable(name, "dotnet", Path.GetDirectoryName(new TProject().ProjectPath)!, "watch", "--non-interactive", "run", "--no-launch-profile")
            .WithHttpEndpoint(port, name: Endpoint, env: "ASPNETCORE_HTTP_PORTS", isProxied: false)
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", builder.Environment.EnvironmentName)
            .AsBackend(declaration);
    }

    /// <summary>Adds a program of any language at an assigned port, which it learns from <c>PORT</c>. Published it is a container, by the Dockerfile in its folder.</summary>
    public static IResourceBuilder<ExecutableResource> AddBackend(
        this IDistributedApplicationBuilder builder, string name, string command, string directory, string[] arguments, int port, ServiceDeclaration declaration)
    {
        var system = OpenTeraSystem.Of(builder);
        port = system.Ports.Assign(port, declaration.Key);
        var backend = builder.AddExecutable(name, command, directory, arguments).PublishAsDockerFile();
        backend = system.IsPublished
            ? backend.WithHttpEndpoint(targetPort: port, name: Endpoint, env: "PORT")
            : backend.WithHttpEndpoint(port, name: Endpoint, env: "PORT", isProxied: false);
        return backend.AsBackend(declaration);
    }

    /// <summary>Gives the process a database of its own, by the connection string <paramref name="name"/>.</summary>
    public static IResourceBuilder<T> WithDatabase<T>(this IResourceBuilder<T> backend, string resource, string name)
        where T : IResourceWithEnvironment, IResourceWithWaitSupport
    {
        var databases = OpenTeraSystem.Of(backend.ApplicationBuilder).Databases;
        backend.WithReference(databases.AddDatabase(resource, name), connectionName: name);
        return databases.Process is { } process ? backend.WaitFor(process) : backend;
    }

    /// <summary>Adds the web page of a process.</summary>
    public static IResourceBuilder<T> WithFrontend<T>(this IResourceBuilder<T> backend, string name, string path, string directory, int port) where T : IResource
    {
        var frontend = backend.ApplicationBuilder.AddFrontend(name, path, directory, port);
        return ServiceDeclaration.Change(backend, declaration => declaration with { Frontend = frontend, FrontendPath = path });
    }

    private static IResourceBuilder<T> AsBackend<T>(this IResourceBuilder<T> backend, ServiceDeclaration declaration)
        where T : IResourceWithEndpoints, IResourceWithEnvironment, IResourceWithWaitSupport
    {
        var system = OpenTeraSystem.Of(backend.ApplicationBuilder);
        return backend.WithAnnotation(declaration)
            .WithHttpHealthCheck("/health", endpointName: Endpoint)
            .WithReference(system.Redis)
            .WithEnvironment("OpenTera__GatewaySecret", system.GatewaySecret)
            .WaitFor(system.Redis);
    }
}
