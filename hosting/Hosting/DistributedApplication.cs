using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Publishing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <summary>An application of several parts, which runs or is published.</summary>
public class DistributedApplication : IHost, IAsyncDisposable
{
    private readonly IHost _host;
    private readonly EntryPointObserver? _observer;

    internal DistributedApplication(IHost host, EntryPointObserver? observer)
    {
        _host = host;
        _observer = observer;
    }

    public IServiceProvider Services => _host.Services;

    public ResourceNotificationService ResourceNotifications => Services.GetRequiredService<ResourceNotificationService>();

    public ResourceCommandService ResourceCommands => Services.GetRequiredService<ResourceCommandService>();

    private DistributedApplicationExecutionContext ExecutionContext => Services.GetRequiredService<DistributedApplicationExecutionContext>();

    public static IDistributedApplicationBuilder CreateBuilder() => CreateBuilder([]);

    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => new DistributedApplicationBuilder(args);

    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options) => new DistributedApplicationBuilder(options);

    /// <inheritdoc cref="RunAsync"/>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Runs the application until it is told to stop, or publishes it.</summary>
    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (ExecutionContext.IsPublishMode)
        {
            await PublishAsync(cancellationToken).ConfigureAwait(false);
            await DisposeAsync().ConfigureAwait(false);
            return;
        }
        // Through this object, not the inner host, so that StartAsync below takes part.
        await HostingAbstractionsHostExtensions.RunAsync(this, cancellationToken).ConfigureAwait(false);
    }

    public virtual async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (_observer is not null)
            await _observer.StartingAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await BeforeStartAsync(cancellationToken).ConfigureAwait(false);
            await _host.StartAsync(cancellationToken).ConfigureAwait(false);
            _observer?.Started(null);
        }
        catch (Exception e)
        {
            _observer?.Started(e);
            throw;
        }
    }

    public virtual Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    public virtual void Dispose()
    {
        GC.SuppressFinalize(this);
        DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_host is IAsyncDisposable host)
            await host.DisposeAsync().ConfigureAwait(false);
        else
            _host.Dispose();
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        await BeforeStartAsync(cancellationToken).ConfigureAwait(false);
        var path = await ManifestPublisher.WriteAsync(
            Services.GetRequiredService<IConfiguration>(), Services.GetRequiredService<DistributedApplicationModel>(), ExecutionContext, cancellationToken).ConfigureAwait(false);
        Services.GetRequiredService<ILoggerFactory>().CreateLogger("Aspire.Hosting.Publishing").LogInformation("Published manifest to: {Path}", path);
    }

    private Task BeforeStartAsync(CancellationToken cancellationToken) =>
        Services.GetRequiredService<IDistributedApplicationEventing>().PublishAsync(
            new BeforeStartEvent(Services, Services.GetRequiredService<DistributedApplicationModel>()), cancellationToken);
}
