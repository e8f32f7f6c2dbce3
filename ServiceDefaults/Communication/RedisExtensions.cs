using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace OpenTera.ServiceDefaults.Communication;

internal static class RedisExtensions
{
    /// <summary>The message bus, on the Redis connection that Aspire's client (or, without its packages, the one in hosting/) makes. Its health check is in it.</summary>
    public static void AddMessageBus(this IHostApplicationBuilder builder)
    {
        builder.AddRedisClient("redis", configureOptions: options =>
        {
            options.ClientName = builder.Environment.ApplicationName;
            options.AbortOnConnectFail = false;
            options.ReconnectRetryPolicy = new ExponentialRetry(1000, 5000);
        });
        builder.Services.TryAddSingleton<IMessageBus, RedisMessageBus>();
    }
}
