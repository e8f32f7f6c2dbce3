using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Running;

/// <summary>Runs the health checks of every resource that runs, and says when it is ready.</summary>
internal sealed class HealthMonitor(
    HealthCheckService checks,
    ResourceNotificationService notifications,
    IDistributedApplicationEventing eventing,
    IServiceProvider services) : BackgroundService
{
    private static readonly TimeSpan WhenHealthy = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LastRetryOfStart = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WatchAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The application has ended.
        }
    }

    private async Task WatchAsync(CancellationToken stoppingToken)
    {
        var running = new Dictionary<string, (DateTime? Start, CancellationTokenSource Monitor)>();
        await foreach (var e in notifications.WatchAsync(stoppingToken).ConfigureAwait(false))
        {
            var runs = e.Snapshot.State?.Text == KnownResourceStates.Running;
            if (running.TryGetValue(e.ResourceId, out var known) && (!runs || known.Start != e.Snapshot.StartTimeStamp))
            {
                await known.Monitor.CancelAsync().ConfigureAwait(false);
                running.Remove(e.ResourceId);
            }
            if (!runs || running.ContainsKey(e.ResourceId))
                continue;
            var monitor = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            running[e.ResourceId] = (e.Snapshot.StartTimeStamp, monitor);
            _ = MonitorAsync(e.Resource, e.ResourceId, monitor.Token);
        }
    }

    private async Task MonitorAsync(IResource resource, string id, CancellationToken cancellationToken)
    {
        try
        {
            var keys = resource.Annotations.OfType<HealthCheckAnnotation>().Select(h => h.Key).ToHashSet();
            var retry = FirstRetry;
            var isReady = false;
            while (true)
            {
                var isHealthy = keys.Count == 0 || await CheckAsync(resource, id, keys, cancellationToken).ConfigureAwait(false);
                if (isHealthy && !isReady)
                {
                    isReady = true;
                    await PublishReadyAsync(resource, id, cancellationToken).ConfigureAwait(false);
                }
                if (keys.Count == 0)
                    return;
                retry = isHealthy ? TimeSpan.FromSeconds(1) : Min(retry * 1.5, isReady ? LastRetry : LastRetryOfStart);
                await Task.Delay(isHealthy ? WhenHealthy : retry, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The resource has ended.
        }
    }

    private async Task<bool> CheckAsync(IResource resource, string id, HashSet<string> keys, CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(check => keys.Contains(check.Name), cancellationToken).ConfigureAwait(false);
        var now = DateTime.UtcNow;
        HealthReportSnapshot[] reports = [.. keys.Select(key => report.Entries.TryGetValue(key, out var entry)
            ? new HealthReportSnapshot(key, entry.Status, entry.Description, entry.Exception?.ToString()) { LastRunAt = now }
            : new(key, HealthStatus.Unhealthy, $"There is no health check '{key}': register it with builder.Services.AddHealthChecks().", null))];
        cancellationToken.ThrowIfCancellationRequested();
        await notifications.PublishUpdateAsync(resource, id, s => s with { HealthReports = [.. reports] }).ConfigureAwait(false);
        return reports.All(r => r.Status == HealthStatus.Healthy);
    }

    private Task PublishReadyAsync(IResource resource, string id, CancellationToken cancellationToken)
    {
        // One event for all replicas: it says that the resource can be used.
        var isFirst = ResourceInstances.Ids(resource).First() == id;
        var ready = isFirst ? eventing.PublishAsync(new ResourceReadyEvent(resource, services), cancellationToken) : Task.CompletedTask;
        return notifications.PublishUpdateAsync(resource, id, s => s with { ResourceReady = ready });
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
