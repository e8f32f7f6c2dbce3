namespace OpenTera.TeraServer.Data;

/// <summary>Prepares the database and the keys in it while the rest of the server starts. What needs them at start waits for <see cref="Done"/>.</summary>
public sealed class Preparation : IHostedService
{
    private readonly Lazy<Task> _done;

    public Preparation(IHost app) => _done = new(() => Task.Run(async () =>
    {
        // To have them is to be connected to Redis, which happens meanwhile.
        var keys = Task.Run(app.Services.GetRequiredService<SigningKeys>);
        await app.PrepareDatabaseAsync();
        await (await keys).PublishAsync();
    }));

    public Task Done => _done.Value;

    /// <summary>Does so from now on, beside whatever else there is to do until the server starts.</summary>
    public void Begin() => _ = _done.Value;

    public Task StartAsync(CancellationToken cancellationToken) => Done.WaitAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
