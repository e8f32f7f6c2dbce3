using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace OpenTera.AppHost.Startup;

/// <summary>Says when everything is healthy, and which part fails to become so.</summary>
internal sealed class ReadyAnnouncement(DistributedApplicationModel model, ResourceNotificationService notifications, IConfiguration configuration) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var parts = model.Resources.Where(resource => resource.Annotations.OfType<HealthCheckAnnotation>().Any());
        try
        {
            await Task.WhenAll(parts.Select(part => BecomeHealthyAsync(part, stoppingToken)));
            var gateway = model.Resources.OfType<IResourceWithEndpoints>().Single(resource => resource.Name == "gateway");
            Console.WriteLine($"OpenTera is ready: {gateway.GetEndpoint("https").Url}");
            if (AspireDashboard.Address(configuration) is { } dashboard)
                Console.WriteLine($"Dashboard: {dashboard}");
        }
        catch (OperationCanceledException)
        {
            // Stopped before it was ready.
        }
        catch (DistributedApplicationException error)
        {
            await Console.Error.WriteLineAsync($"OpenTera is not ready: {error.Message}");
        }
    }

    private async Task BecomeHealthyAsync(IResource part, CancellationToken cancellationToken)
    {
        try
        {
            await notifications.WaitForResourceHealthyAsync(part.Name, WaitBehavior.StopOnResourceUnavailable, cancellationToken);
        }
        catch (DistributedApplicationException error)
        {
            throw new DistributedApplicationException($"{part.Name} has ended or could not be started; its own log says why. ({error.Message})", error);
        }
    }
}
