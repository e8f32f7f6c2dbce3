using OpenTera.AppHost.Gateway;
using OpenTera.AppHost.Services;

namespace OpenTera.AppHost;

/// <summary>The core server and the portal.</summary>
internal static class TeraServerExtensions
{
    private const string Key = "OpenTeraServer";

    /// <summary>
    /// Adds TeraServer, which learns of every service of the system. <c>OpenTera:Seed</c> says what a new database is filled with, and
    /// <c>OpenTera:AdminPassword</c> the password of <c>admin</c> in it; the published system asks for that when it is installed.
    /// <c>OpenTera:TeraServerReplicas</c> says how many processes there are; when there are several, one that crashes is started again.
    /// </summary>
    public static IResourceBuilder<ProjectResource> AddTeraServer<TProject>(this IDistributedApplicationBuilder builder, int port)
        where TProject : IProjectMetadata, new()
    {
        var system = OpenTeraSystem.Of(builder);
        var server = builder.AddBackend<TProject>("teraserver", port, new ServiceDeclaration(Key, Path: ""))
            .WithReplicas(system.Settings.TeraServerReplicas)
            .WithReplicaRestart()
            .WithDatabase("opentera", name: "opentera")
            .WithEnvironment("OpenTera__Seed", system.Settings.Seed)
            // Bytes between two collections of garbage. Left to itself, .NET takes very few where it can't see the size of the processor's caches, as in most virtual machines.
            .WithEnvironment("DOTNET_GCgen0size", "0x2000000")
            .WithEnvironment(context => Declare(builder.Resources.OfType<IResourceWithEndpoints>(), context.EnvironmentVariables));
        if (system.IsPublished)
            server.WithEnvironment("OpenTera__AdminPassword", builder.AddParameter("admin-password", secret: true));
        else
            server.WithEnvironment("OpenTera__Certificates", system.Settings.DataPath(SystemCertificates.Folder));
        if (!system.IsPublished && system.Settings.AdminPassword is { } password)
            server.WithEnvironment("OpenTera__AdminPassword", builder.AddParameter("admin-password", () => password, secret: true));
        return system.TeraServer = server;
    }

    /// <summary>Adds the web portal, where people sign in.</summary>
    public static IResourceBuilder<ProjectResource> WithPortal(this IResourceBuilder<ProjectResource> server, string directory, int port) =>
        server.WithFrontend("portal", "/portal/", directory, port);

    private static void Declare(IEnumerable<IResourceWithEndpoints> resources, Dictionary<string, object> environment)
    {
        foreach (var resource in resources)
        {
            if (ServiceDeclaration.Of(resource) is not { } service)
                continue;
            var endpoint = resource.GetEndpoint(BackendExtensions.Endpoint);
            var prefix = $"OpenTera__Services__{service.Key}__";
            environment[prefix + "Hostname"] = endpoint.Property(EndpointProperty.Host);
            environment[prefix + "Port"] = endpoint.Property(EndpointProperty.Port);
            if (service.Key == Key)
                continue;
            environment[prefix + "Endpoint"] = "/";
            if (service.Path is not null)
                environment[prefix + "ClientEndpoint"] = service.Path;
            environment[prefix + "HasAssets"] = service.HasAssets ? "true" : "false";
            environment[prefix + "HasTests"] = service.HasTests ? "true" : "false";
            if (service.DefaultConfiguration is { } configuration)
                (environment[prefix + "EditableConfig"], environment[prefix + "DefaultConfig"]) = ("true", configuration);
        }
    }
}
