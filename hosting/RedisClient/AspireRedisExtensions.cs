using Aspire.StackExchange.Redis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Microsoft.Extensions.Hosting;

/// <summary>Registers the Redis connection of a service.</summary>
public static class AspireRedisExtensions
{
    private const string Section = "Aspire:StackExchange:Redis";

    /// <summary>
    /// Registers an <see cref="IConnectionMultiplexer"/> for the connection string of that name, and a health check. The connection is
    /// opened when it is first asked for, and keeps trying while Redis is not there.
    /// </summary>
    /// <param name="builder">The service.</param>
    /// <param name="connectionName">The name of the connection string, <c>ConnectionStrings:name</c>.</param>
    /// <param name="configureSettings">Changes the settings read from the configuration.</param>
    /// <param name="configureOptions">Changes the options read from the connection string.</param>
    /// <exception cref="InvalidOperationException">When the connection is first asked for: there is no connection string.</exception>
    public static void AddRedisClient(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionName);
        var settings = new StackExchangeRedisSettings();
        builder.Configuration.GetSection(Section).Bind(settings);
        builder.Configuration.GetSection($"{Section}:{connectionName}").Bind(settings);
        settings.ConnectionString = builder.Configuration.GetConnectionString(connectionName) ?? settings.ConnectionString;
        configureSettings?.Invoke(settings);

        builder.Services.AddSingleton<IConnectionMultiplexer>(_ =>
        {
            var options = ConfigurationOptions.Parse(settings.ConnectionString
                ?? throw new InvalidOperationException($"There is no connection string '{connectionName}'. Set ConnectionStrings__{connectionName}, for instance to 'localhost:6379,password=...'."));
            options.AbortOnConnectFail = false;
            configureOptions?.Invoke(options);
            return ConnectionMultiplexer.Connect(options);
        });
        if (!settings.DisableHealthChecks)
            builder.Services.AddHealthChecks().AddCheck<RedisPingHealthCheck>("StackExchange.Redis");
    }
}
