using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTera.AppHost.Redis;

namespace OpenTera.AppHost;

/// <summary>Redis.</summary>
internal static class RedisExtensions
{
    private const string Name = "redis";

    /// <summary>
    /// Adds Redis: a container, <c>redis-server</c> or Garnet, as <c>OpenTera:Redis</c> says. Published it is always the container.
    /// </summary>
    public static void AddOpenTeraRedis(this IDistributedApplicationBuilder builder, int port)
    {
        var system = OpenTeraSystem.Of(builder);
        var password = system.AddSecret($"{Name}-password");
        if (system.IsPublished)
        {
            system.Redis = builder.AddRedis(Name, port: null, password).WithDataVolume();
            return;
        }

        port = system.Ports.Assign(port, Name);
        var (kind, reason) = new Choices(system.Settings, system.Machine).Redis();
        OpenTeraSystem.Announce(Name, kind switch { RedisKind.Container => "container", RedisKind.Native => "redis-server", _ => "Garnet" }, reason);
        system.Redis = kind switch
        {
            RedisKind.Container => builder.AddRedis(Name, port, password).WithDataVolume(),
            RedisKind.Native => builder.AddRedisServer(port, password, system),
            _ => builder.AddGarnet(port, password, system),
        };
    }

    private static IResourceBuilder<RedisProcessResource> AddRedisServer(
        this IDistributedApplicationBuilder builder, int port, IResourceBuilder<ParameterResource> password, OpenTeraSystem system)
    {
        var folder = system.Settings.DataPath("redis");
        var file = RedisFiles.WriteRedis(folder, port, builder.ValueOf(password));
        return builder.AddRedisProcess(system.Machine.Find("redis-server")!, folder, port, password).WithArgs(file);
    }

    private static IResourceBuilder<RedisProcessResource> AddGarnet(
        this IDistributedApplicationBuilder builder, int port, IResourceBuilder<ParameterResource> password, OpenTeraSystem system)
    {
        var folder = system.Settings.DataPath("garnet");
        var file = RedisFiles.WriteGarnet(folder, port, builder.ValueOf(password));
        return builder.AddRedisProcess("dotnet", folder, port, password)
            .WithArgs("exec", GarnetServer(), "--config-import-path", file)
            // Its own default is the garbage collector of a server machine.
            .WithEnvironment("DOTNET_gcServer", "0");
    }

    private static IResourceBuilder<RedisProcessResource> AddRedisProcess(
        this IDistributedApplicationBuilder builder, string command, string folder, int port, IResourceBuilder<ParameterResource> password)
    {
        const string healthCheck = Name + "-ping";
        builder.Services.AddHealthChecks().AddCheck(healthCheck, new RedisPing(port, builder.ValueOf(password)));
        return builder.AddResource(new RedisProcessResource(Name, command, folder, password.Resource))
            .WithEndpoint(port: port, scheme: "tcp", name: RedisProcessResource.EndpointName, isProxied: false)
            .WithHealthCheck(healthCheck);
    }

    private static string ValueOf(this IDistributedApplicationBuilder builder, IResourceBuilder<ParameterResource> parameter) =>
        builder.Configuration[$"Parameters:{parameter.Resource.Name}"]!;

    /// <summary>Where the build restored the .NET tool; run directly, since <c>dotnet tool run</c> would stay in memory beside it.</summary>
    private static string GarnetServer()
    {
        var path = typeof(RedisExtensions).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "GarnetServer").Value!;
        return File.Exists(path)
            ? path
            : throw new DistributedApplicationException($"Garnet is not at {path}. Run 'dotnet restore' in the repository.");
    }
}
