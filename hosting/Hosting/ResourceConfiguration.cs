using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting;

/// <summary>Collects what the callbacks of a resource give for its process.</summary>
internal static class ResourceConfiguration
{
    public static async Task<Dictionary<string, object>> VariablesAsync(
        IResource resource, DistributedApplicationExecutionContext executionContext, ILogger? logger = null, CancellationToken cancellationToken = default)
    {
        var context = new EnvironmentCallbackContext(executionContext, resource, cancellationToken: cancellationToken) { Logger = logger ?? NullLogger.Instance };
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToArray())
            await annotation.Callback(context).ConfigureAwait(false);
        return context.EnvironmentVariables;
    }

    public static async Task<IList<object>> ArgumentsAsync(
        IResource resource, DistributedApplicationExecutionContext executionContext, ILogger? logger = null, CancellationToken cancellationToken = default)
    {
        var context = new CommandLineArgsCallbackContext([], resource, cancellationToken) { ExecutionContext = executionContext, Logger = logger ?? NullLogger.Instance };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>().ToArray())
            await annotation.Callback(context).ConfigureAwait(false);
        return context.Args;
    }
}
