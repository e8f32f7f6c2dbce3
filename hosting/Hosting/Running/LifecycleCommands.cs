using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>The commands that start, stop and restart a process.</summary>
internal static class LifecycleCommands
{
    public static void AddTo(IResource resource, Func<IResource, string, CancellationToken, Task> start, Func<string, Task> stop)
    {
        Add(KnownResourceCommands.StartCommand, "Start", runs: false, (id, cancellationToken) => start(resource, id, cancellationToken));
        Add(KnownResourceCommands.StopCommand, "Stop", runs: true, (id, _) => stop(id));
        Add(KnownResourceCommands.RestartCommand, "Restart", runs: true, async (id, cancellationToken) =>
        {
            await stop(id).ConfigureAwait(false);
            await start(resource, id, cancellationToken).ConfigureAwait(false);
        });

        void Add(string name, string displayName, bool runs, Func<string, CancellationToken, Task> execute) => resource.Annotations.Add(new ResourceCommandAnnotation(
            name,
            displayName,
            context => context.ResourceSnapshot.State?.Text == KnownResourceStates.Running == runs ? ResourceCommandState.Enabled : ResourceCommandState.Disabled,
            async context =>
            {
                await execute(context.ResourceName, context.CancellationToken).ConfigureAwait(false);
                return CommandResults.Success();
            },
            displayDescription: null));
    }
}
