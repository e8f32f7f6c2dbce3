using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OpenTera.AppHost.Services;

/// <summary>A replica that crashes is started again. The others do its work meanwhile, so that nobody would notice.</summary>
internal static class ReplicaRestart
{
    /// <summary>Lets one that crashes at its start do so at leisure.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public static IResourceBuilder<ProjectResource> WithReplicaRestart(this IResourceBuilder<ProjectResource> backend)
    {
        if (backend.Resource.GetReplicaCount() > 1)
            backend.ApplicationBuilder.Eventing.Subscribe<ResourceStoppedEvent>(backend.Resource, StartAgainAsync);
        return backend;
    }

    private static async Task StartAgainAsync(ResourceStoppedEvent stopped, CancellationToken cancellation)
    {
        var isStopping = stopped.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        if (stopped.ResourceEvent.Snapshot.ExitCode is null or 0)
            return;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, isStopping);
        await Task.Delay(Pause, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!either.IsCancellationRequested)
            await stopped.Services.GetRequiredService<ResourceCommandService>().ExecuteCommandAsync(stopped.ResourceEvent.ResourceId, KnownResourceCommands.StartCommand, cancellation);
    }
}
