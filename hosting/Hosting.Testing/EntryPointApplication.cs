namespace Aspire.Hosting.Testing;

/// <summary>The application that an AppHost's entry point has built. The entry point starts it when the test does, and ends when it is stopped.</summary>
internal sealed class EntryPointApplication(EntryPointRun run, DistributedApplication inner) : DistributedApplication(inner, null)
{
    public override async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken).ConfigureAwait(false);
        await run.Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public override Task StartAsync(CancellationToken cancellationToken = default) => run.StartAsync(cancellationToken);

    public override Task StopAsync(CancellationToken cancellationToken = default) => run.EndAsync().WaitAsync(cancellationToken);

    public override void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public override async ValueTask DisposeAsync() => await run.EndAsync().ConfigureAwait(false);
}
