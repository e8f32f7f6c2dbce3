using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace OpenTera.ServiceDefaults.Telemetry;

internal static class TelemetryExtensions
{
    /// <summary>Without an OTLP endpoint nothing would read the telemetry, so nothing of it is loaded: start-up and memory stay small.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            builder.AddOpenTelemetry();
    }

    // On its own, so that the assemblies it names are not loaded when it is not called.
    private static void AddOpenTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation())
            .WithTracing(tracing => tracing
                .AddSource(builder.Environment.ApplicationName)
                .AddSource("Npgsql")
                .AddAspNetCoreInstrumentation(options => options.Filter = IsNoHealthCheck)
                .AddHttpClientInstrumentation())
            .UseOtlpExporter();
    }

    private static bool IsNoHealthCheck(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments("/alive");
}
