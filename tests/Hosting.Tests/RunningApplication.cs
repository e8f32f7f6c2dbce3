namespace Hosting.Tests;

/// <summary>An application that a test describes, started; what its resources wrote can be waited for.</summary>
internal sealed class RunningApplication : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly DistributedApplication _app;

    private RunningApplication(DistributedApplication app) => _app = app;

    public ResourceNotificationService Notifications => _app.ResourceNotifications;

    public ResourceCommandService Commands => _app.ResourceCommands;

    public DistributedApplication App => _app;

    public static CancellationToken Soon => new CancellationTokenSource(Patience).Token;

    public static async Task<RunningApplication> StartAsync(Action<IDistributedApplicationBuilder> describe, params string[] args)
    {
        var builder = DistributedApplicationTestingBuilder.Create(args);
        describe(builder);
        var app = builder.Build();
        try
        {
            await app.StartAsync(Soon);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
        return new(app);
    }

    public Task<string> WaitForStateAsync(string resource, params string[] states) => Notifications.WaitForResourceAsync(resource, states, Soon);

    public Task WaitForHealthyAsync(string resource) => Notifications.WaitForResourceHealthyAsync(resource, Soon);

    public CustomResourceSnapshot Snapshot(string resource) =>
        Notifications.TryGetCurrentState(resource, out var state) ? state.Snapshot : throw new InvalidOperationException($"'{resource}' has no state.");

    /// <summary>Waits for a line of the resource that contains the text.</summary>
    public async Task<string> WaitForLineAsync(string resource, string text)
    {
        var logs = (ResourceLoggerService)_app.Services.GetService(typeof(ResourceLoggerService))!;
        await foreach (var lines in logs.WatchAsync(resource).WithCancellation(Soon))
            foreach (var line in lines)
                if (line.Content.Contains(text, StringComparison.Ordinal))
                    return line.Content;
        throw new InvalidOperationException($"'{resource}' ended its log without '{text}'.");
    }

    public HttpClient Client(string resource, string? endpoint = null) => _app.CreateHttpClient(resource, endpoint);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
