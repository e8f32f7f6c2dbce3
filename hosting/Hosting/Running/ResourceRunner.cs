using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>Starts the resources in the order that their <c>WaitFor…</c> calls ask for, and stops them in the reverse one.</summary>
internal sealed class ResourceRunner(
    DistributedApplicationModel model,
    EndpointAllocator endpoints,
    ProcessLaunches launches,
    IDistributedApplicationEventing eventing,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IServiceProvider services) : IHostedService, IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<IResource, ResourceProcess[]> _processes = [];
    private readonly List<Task> _starts = [];
    private bool _isStarted;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        WaitOrder.ThrowIfCyclic(model.Resources);
        _isStarted = true;
        foreach (var resource in model.Resources)
            if (resource is ProjectResource or ExecutableResource)
                AddProcesses(resource);
        endpoints.Allocate(model.Resources, launches);
        foreach (var resource in model.Resources)
        {
            await notifications.PublishUpdateAsync(resource, s => s.State is null ? s with { State = KnownResourceStates.NotStarted } : s).ConfigureAwait(false);
            if (resource is IResourceWithEndpoints)
                await eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(resource, services), cancellationToken).ConfigureAwait(false);
            await ResourceUrls.PublishAsync(resource, notifications, services, cancellationToken).ConfigureAwait(false);
        }
        foreach (var resource in model.Resources)
        {
            await eventing.PublishAsync(new InitializeResourceEvent(resource, eventing, loggers, notifications, services), cancellationToken).ConfigureAwait(false);
            if (!resource.HasAnnotationOfType<ExplicitStartupAnnotation>())
                _starts.Add(BeginAsync(resource, _stopping.Token));
        }
        await eventing.PublishAsync(new AfterResourcesCreatedEvent(services, model), cancellationToken).ConfigureAwait(false);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!_isStarted)
            return;
        _isStarted = false;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_starts).ConfigureAwait(false);
        var dependents = WaitOrder.Dependents(model.Resources);
        var stops = new Dictionary<IResource, Task>();
        await Task.WhenAll(model.Resources.Select(Stop)).ConfigureAwait(false);
        await endpoints.DisposeAsync().ConfigureAwait(false);

        Task Stop(IResource resource) => stops.TryGetValue(resource, out var stop) ? stop : stops[resource] = StopAfterDependentsAsync(resource);

        async Task StopAfterDependentsAsync(IResource resource)
        {
            await Task.WhenAll(dependents[resource].Select(Stop)).ConfigureAwait(false);
            await Task.WhenAll(_processes.GetValueOrDefault(resource, []).Select(p => p.StopAsync())).ConfigureAwait(false);
        }
    }

    /// <summary>Stops what runs when the application is disposed of without having been stopped.</summary>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None).ConfigureAwait(false);

    private void AddProcesses(IResource resource)
    {
        _processes[resource] = [.. ResourceInstances.Ids(resource).Select(id => new ResourceProcess(resource, id, notifications, loggers, eventing, services))];
        LifecycleCommands.AddTo(resource, StartOnCommandAsync, id => Process(resource, id).StopAsync());
    }

    private ResourceProcess Process(IResource resource, string id) => _processes[resource].First(p => ResourceName.Equal(p.Id, id));

    /// <summary>Brings the resource to life; what goes wrong becomes its state.</summary>
    private async Task BeginAsync(IResource resource, CancellationToken cancellationToken)
    {
        // The others are not to wait for the first steps of this one.
        await Task.Yield();
        try
        {
            switch (resource)
            {
                case ContainerResource container:
                    throw new DistributedApplicationException($"'{container.Name}' is a container, which this host cannot run: build with -p:UseAspirePackages=true to run it by Aspire, or choose a variant that needs no container.");
                case ProjectResource or ExecutableResource:
                    await BeginProcessesAsync(resource, cancellationToken).ConfigureAwait(false);
                    break;
                case ParameterResource parameter:
                    await parameter.GetValueAsync(cancellationToken).ConfigureAwait(false);
                    await PublishRunningAsync(resource).ConfigureAwait(false);
                    break;
                case ConnectionStringResource or IResourceWithParent:
                    await PrepareAsync(resource, cancellationToken).ConfigureAwait(false);
                    await PublishRunningAsync(resource).ConfigureAwait(false);
                    break;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await notifications.PublishUpdateAsync(resource, s => s with { State = KnownResourceStates.Exited }).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            loggers.GetLogger(resource).LogError("Failed to start: {Message}", e is DistributedApplicationException ? e.Message : e.ToString());
            await notifications.PublishUpdateAsync(resource, s => s with { State = new(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error) }).ConfigureAwait(false);
        }
    }

    private async Task BeginProcessesAsync(IResource resource, CancellationToken cancellationToken)
    {
        await PrepareAsync(resource, cancellationToken).ConfigureAwait(false);
        var launch = await launches.CreateAsync(resource, cancellationToken).ConfigureAwait(false);
        await Task.WhenAll(_processes[resource].Select(process => process.StartAsync(launch))).ConfigureAwait(false);
    }

    private async Task PrepareAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (resource is IResourceWithConnectionString)
            await eventing.PublishAsync(new ConnectionStringAvailableEvent(resource, services), cancellationToken).ConfigureAwait(false);
        await eventing.PublishAsync(new BeforeResourceStartedEvent(resource, services), cancellationToken).ConfigureAwait(false);
        var waits = notifications.WaitForDependenciesAsync(resource, cancellationToken);
        if (resource is IResourceWithParent child and not IResourceWithoutLifetime)
            waits = Task.WhenAll(waits, notifications.WaitForResourceHealthyAsync(child.Parent.Name, WaitBehavior.StopOnResourceUnavailable, cancellationToken));
        if (!waits.IsCompleted)
            await notifications.PublishUpdateAsync(resource, s => s with { State = KnownResourceStates.Waiting }).ConfigureAwait(false);
        await waits.ConfigureAwait(false);
        await notifications.PublishUpdateAsync(resource, s => s with { State = KnownResourceStates.Starting }).ConfigureAwait(false);
    }

    private Task PublishRunningAsync(IResource resource) =>
        notifications.PublishUpdateAsync(resource, s => s with { State = KnownResourceStates.Running, StartTimeStamp = DateTime.UtcNow });

    private async Task StartOnCommandAsync(IResource resource, string id, CancellationToken cancellationToken)
    {
        var launch = await launches.CreateAsync(resource, cancellationToken).ConfigureAwait(false);
        await Process(resource, id).StartAsync(launch).ConfigureAwait(false);
    }
}
