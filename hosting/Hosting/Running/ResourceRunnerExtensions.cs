using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Running;

internal static class ResourceRunnerExtensions
{
    /// <summary>Adds what runs the resources on this machine.</summary>
    public static IServiceCollection AddResourceRunner(this IServiceCollection services, DistributedApplicationOptions options)
    {
        services.AddSingleton<EndpointAllocator>();
        services.AddSingleton<ProcessLaunches>();
        // Started in this order, stopped in the reverse one: what the resources write while they stop is still shown.
        if (options.EnableResourceLogging)
            services.AddHostedService<ResourceLogForwarder>();
        else
            services.AddHostedService<ConsoleLog>();
        services.AddHostedService<HealthMonitor>();
        services.AddSingleton<ResourceRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<ResourceRunner>());
        return services;
    }
}
