using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using OpenTera.ServiceDefaults.Health;
using StackExchange.Redis;

namespace OpenTera.ServiceDefaults.Communication;

internal static class RedisExtensions
{
    public static void AddMessageBus(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IConnectionMultiplexer>(provider =>
        {
            var connectionString = provider.GetRequiredService<IConfiguration>().GetConnectionString("redis")
                ?? throw new InvalidOperationException("There is no connection string 'redis'. Set ConnectionStrings__redis, for instance to 'localhost:6379,password=...'.");
            var options = ConfigurationOptions.Parse(connectionString);
            options.ClientName = builder.Environment.ApplicationName;
            options.AbortOnConnectFail = false;
            options.ReconnectRetryPolicy = new ExponentialRetry(1000, 5000);
            return ConnectionMultiplexer.Connect(options);
        });
        builder.Services.AddHealthChecks().AddCheck<RedisHealthCheck>("redis");
        builder.Services.TryAddSingleton<IMessageBus, RedisMessageBus>();
    }
}
