using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OpenTera.AppHost.Gateway;

/// <summary>Healthy when the gateway answers plain HTTP on its TLS port with the way to https, which needs no trust in its certificate.</summary>
internal sealed class GatewayListens(int port) : IHealthCheck, IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            using var answer = await client.GetAsync($"http://localhost:{port}/", cancellationToken);
            return answer.Headers.Location is { Scheme: "https" } ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"It answers {answer.StatusCode}.");
        }
        catch (HttpRequestException error)
        {
            return HealthCheckResult.Unhealthy(error.Message);
        }
    }

    public void Dispose() => client.Dispose();
}
