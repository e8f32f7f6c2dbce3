using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Lets the testing builder take part when an AppHost's entry point builds and runs its application.</summary>
internal abstract class EntryPointObserver
{
    private static readonly AsyncLocal<EntryPointObserver?> Flow = new();

    /// <summary>The observer of the entry point that this code belongs to; null outside of tests.</summary>
    public static EntryPointObserver? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    public abstract Assembly AppHostAssembly { get; }

    public abstract void Creating(DistributedApplicationOptions options, HostApplicationBuilderSettings settings);

    /// <summary>The model is complete; returns when the test wants the application built.</summary>
    public abstract void Building(DistributedApplicationBuilder builder);

    public abstract void Built(DistributedApplication application);

    /// <summary>The entry point starts the application; the start goes on when the test starts it too.</summary>
    public abstract Task StartingAsync(CancellationToken cancellationToken);

    /// <summary>The start has ended, with an exception or (null) without.</summary>
    public abstract void Started(Exception? exception);
}
