using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Knows the state of every resource (of every replica, where there are some) and tells those who watch.</summary>
public class ResourceNotificationService(DistributedApplicationOptions options)
{
    private readonly ConcurrentDictionary<string, ResourceEvent> _last = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();
    private event Action<ResourceEvent>? Updated;

    /// <summary>What <see cref="WaitForResourceHealthyAsync(string, CancellationToken)"/> and <c>WaitFor</c> do about a failed resource unless told otherwise.</summary>
    /// <remarks>Without a dashboard, as in tests, nobody is there who could mend and restart it.</remarks>
    internal WaitBehavior DefaultWaitBehavior { get; } = options.DisableDashboard ? WaitBehavior.StopOnResourceUnavailable : WaitBehavior.WaitOnResourceUnavailable;

    public Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory) =>
        Task.WhenAll(ResourceInstances.Ids(resource).Select(id => PublishUpdateAsync(resource, id, stateFactory)));

    /// <summary>Changes the state of one replica of a resource.</summary>
    public Task PublishUpdateAsync(IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        lock (_lock)
        {
            var previous = _last.TryGetValue(resourceId, out var last) ? last.Snapshot : ResourceInstances.InitialSnapshot(resource);
            var update = new ResourceEvent(resource, resourceId, stateFactory(previous) with { Version = previous.Version + 1 });
            _last[resourceId] = update;
            Updated?.Invoke(update);
        }
        return Task.CompletedTask;
    }

    /// <summary>The state of a replica, or of a resource that has only one.</summary>
    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent)
    {
        if (_last.TryGetValue(resourceId, out resourceEvent))
            return true;
        var replicas = _last.Values.Where(e => ResourceName.Equal(e.Resource.Name, resourceId)).Take(2).ToArray();
        resourceEvent = replicas.Length == 1 ? replicas[0] : null;
        return resourceEvent is not null;
    }

    /// <summary>The present state of all resources, then every change, until cancelled.</summary>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var changes = Channel.CreateUnbounded<ResourceEvent>();
        void Write(ResourceEvent e) => changes.Writer.TryWrite(e);
        lock (_lock)
        {
            foreach (var e in _last.Values)
                Write(e);
            Updated += Write;
        }
        try
        {
            await foreach (var e in changes.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return e;
        }
        finally
        {
            lock (_lock)
                Updated -= Write;
        }
    }

    /// <summary>Waits until the resource is in the state (null: Running).</summary>
    /// <exception cref="OperationCanceledException">Cancelled before.</exception>
    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, [targetState ?? KnownResourceStates.Running], cancellationToken);

    /// <summary>Waits until the resource is in one of the states and returns which.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before.</exception>
    public async Task<string> WaitForResourceAsync(string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        var states = targetStates.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var reached = await WaitForResourceAsync(resourceName, e => e.Snapshot.State is { } state && states.Contains(state.Text), cancellationToken).ConfigureAwait(false);
        return reached.Snapshot.State!.Text;
    }

    /// <summary>Waits until a state of the resource satisfies the condition.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before.</exception>
    public async Task<ResourceEvent> WaitForResourceAsync(string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default)
    {
        await foreach (var e in WatchAsync(cancellationToken).ConfigureAwait(false))
            if (ResourceName.Equal(e.Resource.Name, resourceName) && predicate(e))
                return e;
        throw new OperationCanceledException(cancellationToken);
    }

    /// <summary>Waits until the resource is healthy and the subscribers to its ready event are done.</summary>
    /// <exception cref="DistributedApplicationException">The resource failed, and the application is set up not to wait for a failed one.</exception>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceHealthyAsync(resourceName, DefaultWaitBehavior, cancellationToken);

    /// <inheritdoc cref="WaitForResourceHealthyAsync(string, CancellationToken)"/>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, WaitBehavior waitBehavior, CancellationToken cancellationToken = default)
    {
        var reached = await WaitForResourceAsync(
            resourceName,
            e => e.Snapshot.IsReady() || (waitBehavior == WaitBehavior.StopOnResourceUnavailable && e.Snapshot.HasFailed()),
            cancellationToken).ConfigureAwait(false);
        if (!reached.Snapshot.IsReady())
            throw new DistributedApplicationException($"Stopped waiting for resource '{resourceName}' to become healthy because it failed to start.");
        await reached.Snapshot.ResourceReady!.WaitAsync(cancellationToken).ConfigureAwait(false);
        return reached;
    }

    /// <summary>Waits for everything that the resource's <c>WaitFor…</c> calls name.</summary>
    /// <exception cref="DistributedApplicationException">Something that was waited for failed.</exception>
    public Task WaitForDependenciesAsync(IResource resource, CancellationToken cancellationToken) =>
        Task.WhenAll(resource.Annotations.OfType<WaitAnnotation>()
            .Where(wait => wait.Resource is not IResourceWithoutLifetime)
            .SelectMany(wait => ResourceInstances.Ids(wait.Resource).Select(id => WaitAsync(wait, id, cancellationToken))));

    private async Task WaitAsync(WaitAnnotation wait, string resourceId, CancellationToken cancellationToken)
    {
        var name = wait.Resource.Name;
        var stops = (wait.WaitBehavior ?? DefaultWaitBehavior) == WaitBehavior.StopOnResourceUnavailable || wait.WaitType == WaitType.WaitForCompletion;
        bool Reached(CustomResourceSnapshot s) => wait.WaitType switch
        {
            WaitType.WaitUntilStarted => s.State?.Text == KnownResourceStates.Running,
            WaitType.WaitUntilHealthy => s.IsReady(),
            _ => s.ExitCode == wait.ExitCode
        };
        var reached = await WaitForResourceAsync(name, e => e.ResourceId == resourceId && (Reached(e.Snapshot) || (stops && e.Snapshot.HasFailed())), cancellationToken).ConfigureAwait(false);
        if (!Reached(reached.Snapshot))
            throw new DistributedApplicationException(reached.Snapshot.ExitCode is { } exitCode
                ? $"Resource '{name}' ended with exit code {exitCode}."
                : $"Resource '{name}' failed to start.");
        if (wait.WaitType == WaitType.WaitUntilHealthy)
            await reached.Snapshot.ResourceReady!.WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
