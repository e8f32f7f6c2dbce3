using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>Runs the entry point of an AppHost on a thread of its own, and holds it where the test has to decide.</summary>
internal sealed class EntryPointRun(Assembly appHost, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure) : EntryPointObserver
{
    private readonly TaskCompletionSource<DistributedApplicationBuilder> _building = New<DistributedApplicationBuilder>();
    private readonly TaskCompletionSource _mayBuild = New();
    private readonly TaskCompletionSource<DistributedApplication> _built = New<DistributedApplication>();
    private readonly TaskCompletionSource _mayStart = New();
    private readonly TaskCompletionSource _started = New();
    private readonly TaskCompletionSource _ended = New();
    private IHostApplicationLifetime? _lifetime;

    public override Assembly AppHostAssembly => appHost;

    /// <summary>Completes when the entry point has returned.</summary>
    public Task Ended => _ended.Task;

    public Task<DistributedApplicationBuilder> BeginAsync(string[] args, CancellationToken cancellationToken)
    {
        var entryPoint = appHost.EntryPoint ?? throw new InvalidOperationException($"The assembly '{appHost.GetName().Name}' has no entry point.");
        new Thread(() => Run(entryPoint, args)) { IsBackground = true, Name = $"{appHost.GetName().Name} entry point" }.Start();
        return _building.Task.WaitAsync(cancellationToken);
    }

    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken)
    {
        _mayBuild.TrySetResult();
        return _built.Task.WaitAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _mayStart.TrySetResult();
        return _started.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Stops the application, and the entry point wherever it is held.</summary>
    public async Task EndAsync()
    {
        var abandoned = new OperationCanceledException("The test has ended.");
        _mayBuild.TrySetException(abandoned);
        _mayStart.TrySetException(abandoned);
        _lifetime?.StopApplication();
        await _ended.Task.ConfigureAwait(false);
        // The entry point disposes of what it runs, but not of what it never came to run.
        if (_built.Task.IsCompletedSuccessfully)
            await (await _built.Task.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
    }

    public override void Creating(DistributedApplicationOptions options, HostApplicationBuilderSettings settings)
    {
        options.DisableDashboard = true;
        options.EnableResourceLogging = true;
        settings.Configuration = new();
        settings.Configuration.AddInMemoryCollection(TestDefaults.Settings);
        configure(options, settings);
    }

    public override void Building(DistributedApplicationBuilder builder)
    {
        _building.TrySetResult(builder);
        _mayBuild.Task.GetAwaiter().GetResult();
    }

    public override void Built(DistributedApplication application)
    {
        _lifetime = application.Services.GetRequiredService<IHostApplicationLifetime>();
        _built.TrySetResult(application);
    }

    public override Task StartingAsync(CancellationToken cancellationToken) => _mayStart.Task.WaitAsync(cancellationToken);

    public override void Started(Exception? exception)
    {
        if (exception is null)
            _started.TrySetResult();
        else
            _started.TrySetException(exception);
    }

    private void Run(MethodInfo entryPoint, string[] args)
    {
        Exception? failure = null;
        Current = this;
        try
        {
            // The entry point of an asynchronous program is a method that waits for it.
            entryPoint.Invoke(null, entryPoint.GetParameters().Length == 0 ? null : [args]);
        }
        catch (TargetInvocationException e)
        {
            failure = e.InnerException ?? e;
        }
        failure ??= new InvalidOperationException($"The entry point of '{appHost.GetName().Name}' ended before.");
        _building.TrySetException(failure);
        _built.TrySetException(failure);
        _started.TrySetException(failure);
        _ended.TrySetResult();
        // Nobody may be waiting for one of them.
        _ = (_building.Task.Exception, _built.Task.Exception, _started.Task.Exception);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TaskCompletionSource<T> New<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
