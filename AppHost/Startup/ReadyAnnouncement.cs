using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace OpenTera.AppHost.Startup;

/// <summary>Says when everything is healthy, and which part fails to become so.</summary>
internal sealed class ReadyAnnouncement(
    DistributedApplicationModel model, ResourceNotificationService notifications, ResourceLoggerService logs, IConfiguration configuration) : BackgroundService
{
    /// <summary>Enough for the error that ended a part, at the end of its log.</summary>
    private const int LastLines = 12;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var parts = model.Resources.Where(resource => resource.Annotations.OfType<HealthCheckAnnotation>().Any());
        try
        {
            if ((await Task.WhenAll(parts.Select(part => BecomesHealthyAsync(part, stoppingToken)))).Contains(false))
                return;
            var gateway = model.Resources.OfType<IResourceWithEndpoints>().Single(resource => resource.Name == "gateway");
            Console.WriteLine($"OpenTera is ready: {gateway.GetEndpoint("https").Url}");
            if (AspireDashboard.Address(configuration) is { } dashboard)
                Console.WriteLine($"Dashboard: {dashboard}");
        }
        catch (OperationCanceledException)
        {
            // Stopped before it was ready.
        }
    }

    /// <summary>False, and said at once, when the part has ended.</summary>
    private async Task<bool> BecomesHealthyAsync(IResource part, CancellationToken cancellationToken)
    {
        try
        {
            await notifications.WaitForResourceHealthyAsync(part.Name, WaitBehavior.StopOnResourceUnavailable, cancellationToken);
            return true;
        }
        catch (DistributedApplicationException)
        {
            var log = await logs.GetAllAsync(part).SelectMany(lines => lines).Select(line => line.Content).Where(IsMessage).ToListAsync(cancellationToken);
            await Console.Error.WriteLineAsync(
                $"OpenTera is not ready: {part.Name} has ended or could not be started. The last of its log:\n  {string.Join("\n  ", log.TakeLast(LastLines))}");
            return false;
        }
    }

    /// <summary>Other than a line of a stack trace.</summary>
    private static bool IsMessage(string line) => !line.Contains("   at ") && !line.Contains("--- End of stack trace");
}
