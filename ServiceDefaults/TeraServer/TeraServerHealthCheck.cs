using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OpenTera.ServiceDefaults.TeraServer;

/// <summary>Healthy while TeraServer knows this service and answers at all.</summary>
internal sealed class TeraServerHealthCheck(OpenTeraService service, IHttpClientFactory clients) : IHealthCheck
{
    public const string ClientName = "TeraServer.Health";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (service.Record is null)
            return new(context.Registration.FailureStatus, $"TeraServer has no enabled service '{service.Key}'.");
        try
        {
            using var answer = await clients.CreateClient(ClientName).GetAsync("/alive", cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new(context.Registration.FailureStatus, "TeraServer does not answer.", exception);
        }
    }
}
