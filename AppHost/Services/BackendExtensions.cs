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
            .WithAnnotation(declaration)
            .WithHttpEndpoint(port, name: Endpoint, isProxied: false)
            .WithHttpHealthCheck("/health", endpointName: Endpoint)
            .WithReference(system.Redis)
            .WithEnvironment("OpenTera__GatewaySecret", system.GatewaySecret)
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", builder.Environment.EnvironmentName)
            .WaitFor(system.Redis);
        builder.Eventing.Subscribe<BeforeStartEvent>((_, _) =>
        {
            if (backend.Resource.GetReplicaCount() > 1)
                backend.WithEndpoint(Endpoint, endpoint => (endpoint.IsProxied, endpoint.TargetPort) = (true, null), createIfNotExists: false);
            return Task.CompletedTask;
        });
        return backend;
    }

    /// <summary>Gives the process a database of its own, by the connection string <paramref name="name"/>.</summary>
    public static IResourceBuilder<ProjectResource> WithDatabase(this IResourceBuilder<ProjectResource> backend, string resource, string name)
    {
        var databases = OpenTeraSystem.Of(backend.ApplicationBuilder).Databases;
        backend.WithReference(databases.AddDatabase(resource, name), connectionName: name);
        return databases.Process is { } process ? backend.WaitFor(process) : backend;
    }

    /// <summary>Adds the web page of a process.</summary>
    public static IResourceBuilder<ProjectResource> WithFrontend(
        this IResourceBuilder<ProjectResource> backend, string name, string path, string directory, int port)
    {
        var frontend = backend.ApplicationBuilder.AddFrontend(name, path, directory, port);
        ServiceDeclaration.Change(backend, declaration => declaration with { Frontend = frontend, FrontendPath = path });
        return backend;
    }
}
