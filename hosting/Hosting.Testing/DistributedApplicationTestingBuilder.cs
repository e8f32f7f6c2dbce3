using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>Starts AppHosts in tests. Several can run in one process.</summary>
public static class DistributedApplicationTestingBuilder
{
    /// <summary>Runs the entry point of the AppHost up to where it builds its application.</summary>
    /// <typeparam name="TEntryPoint">A class of the AppHost's assembly: <c>Projects.AppHost</c>.</typeparam>
    /// <exception cref="Exception">What the entry point threw.</exception>
    /// <exception cref="InvalidOperationException">The entry point ended without building an application.</exception>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken = default) where TEntryPoint : class =>
        CreateAsync(typeof(TEntryPoint), [], (_, _) => { }, cancellationToken);

    /// <inheritdoc cref="CreateAsync{TEntryPoint}(CancellationToken)"/>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(string[] args, CancellationToken cancellationToken = default) where TEntryPoint : class =>
        CreateAsync(typeof(TEntryPoint), args, (_, _) => { }, cancellationToken);

    /// <inheritdoc cref="CreateAsync{TEntryPoint}(CancellationToken)"/>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder, CancellationToken cancellationToken = default) =>
        CreateAsync(typeof(TEntryPoint), args, configureBuilder, cancellationToken);

    /// <inheritdoc cref="CreateAsync{TEntryPoint}(CancellationToken)"/>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(Type entryPoint, string[] args, CancellationToken cancellationToken = default) =>
        CreateAsync(entryPoint, args, (_, _) => { }, cancellationToken);

    /// <inheritdoc cref="CreateAsync{TEntryPoint}(CancellationToken)"/>
    public static async Task<IDistributedApplicationTestingBuilder> CreateAsync(Type entryPoint, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder, CancellationToken cancellationToken = default)
    {
        var run = new EntryPointRun(entryPoint.Assembly, configureBuilder);
        return new TestingBuilder(run, await run.BeginAsync(args, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>An empty application, for tests of resources without an AppHost.</summary>
    public static IDistributedApplicationTestingBuilder Create(params string[] args)
    {
        var defaults = TestDefaults.Settings.Select(setting => $"--{setting.Key}={setting.Value}");
        return new TestingBuilder(null, new DistributedApplicationBuilder(new DistributedApplicationOptions
        {
            Args = [.. defaults, .. args],
            DisableDashboard = true,
            EnableResourceLogging = true
        }));
    }
}
