using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>One process of a resource: the only one, or a replica.</summary>
internal sealed class ResourceProcess(
    IResource resource,
    string id,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IDistributedApplicationEventing eventing,
    IServiceProvider services)
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private ProcessGroup? _group;
    private Task _exit = Task.CompletedTask;
    private volatile bool _isRunning;
    private bool _isStopping;

    public string Id => id;

    private int Replica { get; } = ResourceInstances.Ids(resource).ToList().IndexOf(id);

    /// <summary>Starts the process unless it runs.</summary>
    public async Task StartAsync(ProcessLaunch launch)
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_isRunning)
                return;
            _isStopping = false;
            if (launch.Program is null)
            {
                await PublishAsync(s => s with { State = KnownResourceStates.Finished, ExitCode = 0 }).ConfigureAwait(false);
                return;
            }
            _group = ProcessGroup.Start(
                launch.Program,
                launch.Arguments.Select(Fill),
                launch.WorkingDirectory,
                launch.Variables.Select(v => KeyValuePair.Create(v.Key, Fill(v.Value))),
                (line, isError) => loggers.Write(id, line, isError));
            await PublishAsync(s => s with
            {
                State = new(KnownResourceStates.Running, KnownResourceStateStyles.Success),
                StartTimeStamp = DateTime.UtcNow,
                StopTimeStamp = null,
                ExitCode = null,
                HealthReports = [.. resource.Annotations.OfType<HealthCheckAnnotation>().Select(h => new HealthReportSnapshot(h.Key, null, null, null))],
                ResourceReady = null,
                Properties = [new("executable.path", launch.Program), new("executable.pid", _group.Id)]
            }).ConfigureAwait(false);
            _isRunning = true;
            _exit = WatchExitAsync(_group);
        }
        finally
        {
            _gate.Release();
        }

        string Fill(string text) => launch.ForReplica(text, Replica);
    }

    /// <summary>Stops the process if it runs.</summary>
    public async Task StopAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!_isRunning)
                return;
            _isStopping = true;
            await PublishAsync(s => s with { State = KnownResourceStates.Stopping }).ConfigureAwait(false);
            await _group!.StopAsync(_exit).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task WatchExitAsync(ProcessGroup group)
    {
        var exitCode = await group.WaitForExitAsync().ConfigureAwait(false);
        // Whoever sees the state below may start it again at once.
        _isRunning = false;
        if (!_isStopping && exitCode != 0)
            loggers.GetLogger(id).LogError("The process ended {How}; the others keep running.", exitCode > 128 ? $"by signal {exitCode - 128}" : $"with exit code {exitCode}");
        var ended = _isStopping || exitCode > 128 ? KnownResourceStates.Exited : KnownResourceStates.Finished;
        await PublishAsync(s => s with
        {
            State = new(ended, exitCode == 0 || _isStopping ? null : KnownResourceStateStyles.Error),
            ExitCode = exitCode,
            StopTimeStamp = DateTime.UtcNow
        }).ConfigureAwait(false);
        if (notifications.TryGetCurrentState(id, out var last))
            await eventing.PublishAsync(new ResourceStoppedEvent(resource, services, last)).ConfigureAwait(false);
    }

    private Task PublishAsync(Func<CustomResourceSnapshot, CustomResourceSnapshot> change) => notifications.PublishUpdateAsync(resource, id, change);
}
