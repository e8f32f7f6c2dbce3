using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;
using OpenTera.ServiceDefaults.Tests.Servers;
using OpenTera.Testing;

namespace OpenTera.ServiceDefaults.Tests.Telemetry;

public sealed class TelemetryTests(NativeRedis redis) : IClassFixture<NativeRedis>
{
    [Fact]
    public async Task Traces_metrics_and_logs_go_to_the_configured_endpoint_without_tokens()
    {
        var received = new ConcurrentDictionary<string, string>();
        await using var collector = await StartCollectorAsync(received);
        var token = TestTokens.User();
        await using (var service = await TestService.StartAsync(redis, app => app.MapGet("/hello/{name}", (string name, ILogger<TelemetryTests> logger) =>
        {
            logger.LogWarning("Hello {Name}", name);
            return name;
        }).AllowAnonymous(), settings: new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.Single(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "500",
        }))
        {
            await service.GetAsync($"/hello/world?token={token}");
            await service.GetAsync("/alive");
            await Eventually.TrueAsync(() => Contains("traces", "GET /hello/{name}") && Contains("metrics", "http.server.request.duration") && Contains("logs", "Hello world"), "traces, metrics and logs arrived");
        }

        Assert.DoesNotContain("GET /alive", received["/v1/traces"]);
        Assert.DoesNotContain(received.Values, text => text.Contains(token));

        bool Contains(string signal, string text) => received.TryGetValue($"/v1/{signal}", out var all) && all.Contains(text);
    }

    [Fact]
    public async Task Without_an_endpoint_nothing_is_collected()
    {
        await using var service = await TestService.StartAsync(redis, _ => { });

        Assert.Null(service.Services.GetService<TracerProvider>());
    }

    private static async Task<WebApplication> StartCollectorAsync(ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body, Encoding.Latin1);
            var text = await reader.ReadToEndAsync();
            received.AddOrUpdate(request.Path, text, (_, before) => before + text);
        });
        await app.StartAsync();
        return app;
    }
}
