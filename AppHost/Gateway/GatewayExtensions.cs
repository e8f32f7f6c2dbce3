using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTera.AppHost.Gateway;

namespace OpenTera.AppHost;

/// <summary>The one door of the system.</summary>
internal static class GatewayExtensions
{
    private const string Name = "gateway";
    private const string CertificatesInContainer = "/certificates";

    /// <summary>
    /// Adds the gateway, which leads to everything that the system declares: NGINX in a container or as a process, or the YARP gateway, as
    /// <c>OpenTera:Gateway</c> says. Published it is always the container.
    /// </summary>
    /// <typeparam name="TYarp">The project of the YARP gateway.</typeparam>
    public static void AddGateway<TYarp>(this IDistributedApplicationBuilder builder, int port) where TYarp : IProjectMetadata, new()
    {
        var system = OpenTeraSystem.Of(builder);
        port = system.Ports.Assign(port, Name);
        if (system.IsPublished)
        {
            builder.AddContainer(port, system);
            return;
        }

        var (kind, reason) = new Choices(system.Settings, system.Machine).Gateway();
        OpenTeraSystem.Announce(Name, kind switch { GatewayKind.Container => "NGINX container", GatewayKind.Nginx => "NGINX", _ => "YARP" }, reason);
        if (kind == GatewayKind.Container)
            builder.AddContainer(port, system).WithHealthCheck(builder.AddHealthCheck(port));
        else if (kind == GatewayKind.Nginx)
            builder.AddExecutable(Name, "/bin/sh", "../nginx", "start.sh").WithDefaults(port, system);
        else
            builder.AddProject<TYarp>(Name, launchProfileName: null).WithDefaults(port, system);
    }

    private static void WithDefaults<T>(this IResourceBuilder<T> gateway, int port, OpenTeraSystem system) where T : IResourceWithEnvironment, IResourceWithEndpoints
    {
        var builder = gateway.ApplicationBuilder;
        var certificates = system.Settings.DataPath(SystemCertificates.Folder);
        new SystemCertificates(certificates, TimeProvider.System).Ensure();
        var directory = system.Settings.DataPath(Name);
        PrivateFile.MakeFolder(directory);

        gateway.WithHttpsEndpoint(port, name: "https", isProxied: false)
            .WithSettings(port, system, directory, certificates, system.Settings.Listen ?? (builder.Environment.IsDevelopment() ? "localhost" : "*"))
            .WithHealthCheck(builder.AddHealthCheck(port));
    }

    private static IResourceBuilder<ContainerResource> AddContainer(this IDistributedApplicationBuilder builder, int port, OpenTeraSystem system) =>
        builder.AddDockerfile(Name, "../nginx")
            .WithHttpsEndpoint(port, targetPort: port, name: "https")
            .WithExternalHttpEndpoints()
            .WithVolume("opentera-certificates", CertificatesInContainer)
            .WithSettings(port, system, "/tmp", CertificatesInContainer, address: "*");

    private static IResourceBuilder<T> WithSettings<T>(
        this IResourceBuilder<T> gateway, int port, OpenTeraSystem system, string directory, string certificates, string address) where T : IResourceWithEnvironment =>
        gateway.WithEnvironment("Gateway__Port", port.ToString(CultureInfo.InvariantCulture))
            .WithEnvironment("Gateway__Address", address)
            .WithEnvironment("Gateway__Directory", directory)
            .WithEnvironment("Gateway__Certificates", certificates)
            .WithEnvironment("Gateway__Secret", system.GatewaySecret)
            .WithEnvironment(context => GatewayRoute.Describe(GatewayRoute.Of(gateway.ApplicationBuilder.Resources), context.EnvironmentVariables));

    private static string AddHealthCheck(this IDistributedApplicationBuilder builder, int port)
    {
        const string key = Name + "-listens";
        builder.Services.AddHealthChecks().AddCheck(key, new GatewayListens(port));
        return key;
    }
}
