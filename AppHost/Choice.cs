using OpenTera.AppHost.Startup;

namespace OpenTera.AppHost;

/// <summary>The way a part of the system is run, and why it is this one.</summary>
internal sealed record Choice<T>(T Kind, string Reason) where T : struct, Enum;

/// <summary>Chooses for each part one of three ways: a container, the native program, what AppHost brings with it.</summary>
internal sealed class Choices(OpenTeraSettings settings, Machine machine)
{
    public Choice<DatabaseKind> Database() => settings.Database switch
    {
        DatabaseKind.Auto when settings.ConnectionString is not null => new(DatabaseKind.Postgres, "ConnectionStrings:opentera is set"),
        DatabaseKind.Auto when RunsContainers => new(DatabaseKind.Container, ContainerReason),
        DatabaseKind.Auto => new(DatabaseKind.Sqlite, $"ConnectionStrings:opentera is not set, {NoContainerReason}"),
        DatabaseKind.Postgres when settings.ConnectionString is null => throw new DistributedApplicationException(
            "OpenTera:Database is postgres, but ConnectionStrings:opentera is not set. Set it to Host=...;Database=...;Username=...;Password=..."),
        DatabaseKind.Container => Forced(DatabaseKind.Container, "Database", requiresContainers: true),
        var kind => Forced(kind, "Database"),
    };

    public Choice<RedisKind> Redis() => settings.Redis switch
    {
        RedisKind.Auto when RunsContainers => new(RedisKind.Container, ContainerReason),
        RedisKind.Auto when machine.Find("redis-server") is not null => new(RedisKind.Native, "redis-server is installed"),
        RedisKind.Auto => new(RedisKind.Garnet, $"redis-server is not installed, {NoContainerReason}"),
        RedisKind.Native when machine.Find("redis-server") is null => throw Missing("Redis", "native", "redis-server", "apt install redis-server, brew install redis"),
        RedisKind.Container => Forced(RedisKind.Container, "Redis", requiresContainers: true),
        var kind => Forced(kind, "Redis"),
    };

    /// <remarks>
    /// A container reaches the services on this machine's loopback addresses only with Docker Desktop, so on Linux it is not chosen without being asked for.
    /// </remarks>
    public Choice<GatewayKind> Gateway() => settings.Gateway switch
    {
        GatewayKind.Auto when RunsContainers && !OperatingSystem.IsLinux() => new(GatewayKind.Container, ContainerReason),
        GatewayKind.Auto when OperatingSystem.IsWindows() => new(GatewayKind.Yarp, NoContainerReason),
        GatewayKind.Auto when machine.Find("nginx") is not null => new(GatewayKind.Nginx, "nginx is installed"),
        GatewayKind.Auto => new(GatewayKind.Yarp, "nginx is not installed"),
        GatewayKind.Nginx when OperatingSystem.IsWindows() => throw new DistributedApplicationException(
            "OpenTera:Gateway is nginx, but its configuration is made by a shell script, which Windows cannot run. Choose yarp or container."),
        GatewayKind.Nginx when machine.Find("nginx") is null => throw Missing("Gateway", "nginx", "nginx", "apt install nginx, brew install nginx"),
        GatewayKind.Container => Forced(GatewayKind.Container, "Gateway", requiresContainers: true),
        var kind => Forced(kind, "Gateway"),
    };

    private bool RunsContainers => Greeting.RunsOnAspire && machine.ContainerRuntime is not null;

    private string ContainerReason => $"{machine.ContainerRuntime} is running";

    private static string NoContainerReason => Greeting.RunsOnAspire ? "no container runtime is running" : "the local host runs no containers";

    private Choice<T> Forced<T>(T kind, string setting, bool requiresContainers = false) where T : struct, Enum
    {
        if (requiresContainers && !Greeting.RunsOnAspire)
            throw new DistributedApplicationException(
                $"OpenTera:{setting} is container, but the local host runs no containers. Run on Aspire (-p:UseAspirePackages=true), or choose another way.");
        if (requiresContainers && machine.ContainerRuntime is null)
            throw Missing(setting, "container", "Docker or Podman, running,", "https://docs.docker.com/engine/install");
        return new(kind, $"as OpenTera:{setting} says");
    }

    private static DistributedApplicationException Missing(string setting, string value, string program, string howToInstall) =>
        new($"OpenTera:{setting} is {value}, but there is no {program} on this machine. Install it ({howToInstall}), or set OpenTera:{setting} to auto.");
}
