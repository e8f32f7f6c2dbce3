using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Http.Resilience;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Gateway;
using OpenTera.ServiceDefaults.Health;
using OpenTera.ServiceDefaults.Telemetry;

namespace Microsoft.Extensions.Hosting;

/// <summary>What every part of an OpenTera system has: TeraServer and the services alike.</summary>
public static class ServiceDefaultsExtensions
{
    private const string LiveTag = "live";

    /// <summary>
    /// Adds telemetry, health checks, service discovery, resilient HTTP clients, Redis (connection string <c>redis</c>) and the
    /// <see cref="IMessageBus"/>. A service of OpenTera goes on with <c>AddOpenTeraService</c>.
    /// </summary>
    /// <remarks>
    /// Telemetry leaves the process only where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.
    /// The headers by which the gateway tells of the client (<c>X-SSL-*</c>, <c>X-External*</c>, <c>X-Script-Name</c>, <c>X-Real-IP</c>,
    /// <c>X-Forwarded-*</c>) reach the application, and set the request's scheme, host, path base and remote address, only when the request
    /// carries the secret <c>OpenTera:GatewaySecret</c> in <c>X-OpenTera-Gateway</c>; else they are taken off. There is nothing to call for it.
    /// </remarks>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        builder.AddQuietLogging();
        builder.AddTelemetry();
        builder.Services.AddSingleton<HealthLog>();
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [LiveTag]);
        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http =>
        {
            http.AddServiceDiscovery();
            // What changes something is not sent twice: the first attempt may have done its work although the answer got lost.
            http.AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods());
        });
        builder.Services.AddTransient<IStartupFilter, GatewayHeaders>();
        // In containers ASP.NET Core can be told to trust these headers from everybody; here only the gateway is.
        builder.Services.PostConfigure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.None);
        builder.AddMessageBus();
        return builder;
    }

    /// <summary>
    /// Maps <c>/health</c> (200 when ready for work: Redis and what the application added with <c>AddHealthChecks</c>; else 503) and
    /// <c>/alive</c> (200 while the process works at all). Both are open to everybody and tell nothing but the one word.
    /// </summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = app.Services.GetRequiredService<HealthLog>().WriteAsync }).AllowAnonymous();
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => check.Tags.Contains(LiveTag) }).AllowAnonymous();
        return app;
    }
}
