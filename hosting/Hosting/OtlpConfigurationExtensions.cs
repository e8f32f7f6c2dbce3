using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Tells resources where to send telemetry.</summary>
public static class OtlpConfigurationExtensions
{
    /// <summary>The configuration of the address that receives telemetry, as Aspire's dashboard has it.</summary>
    internal const string EndpointKey = "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL";

    /// <summary>Sets the OpenTelemetry variables. Without a receiver (see the remarks) only the names of the service are set, and nothing is sent.</summary>
    /// <remarks>The receiver is the configuration <c>ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL</c>, its key <c>AppHost:OtlpApiKey</c>.</remarks>
    public static IResourceBuilder<T> WithOtlpExporter<T>(this IResourceBuilder<T> builder) where T : IResourceWithEnvironment
    {
        var application = builder.ApplicationBuilder;
        return builder.WithEnvironment(context =>
        {
            if (context.ExecutionContext.IsPublishMode)
                return;
            var variables = context.EnvironmentVariables;
            if (application.Configuration[EndpointKey] is { Length: > 0 } endpoint)
            {
                variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint;
                variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";
                if (application.Configuration["AppHost:OtlpApiKey"] is { } key)
                    variables["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-otlp-api-key={key}";
            }
            variables["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={Running.LaunchText.InstanceId}";
            variables["OTEL_SERVICE_NAME"] = builder.Resource.Name;
            if (!application.Environment.IsDevelopment())
                return;
            foreach (var delay in new[] { "OTEL_BLRP_SCHEDULE_DELAY", "OTEL_BSP_SCHEDULE_DELAY", "OTEL_METRIC_EXPORT_INTERVAL" })
                variables[delay] = "1000";
            variables["OTEL_TRACES_SAMPLER"] = "always_on";
            variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
        });
    }
}
