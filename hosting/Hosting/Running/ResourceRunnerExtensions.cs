using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Running;

internal static class ResourceRunnerExtensions
{
    public static IServiceCollection AddResourceRunner(this IServiceCollection services) => services;
}
