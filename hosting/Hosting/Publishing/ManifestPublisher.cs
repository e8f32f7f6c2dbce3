using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Publishing;

/// <summary>Writes the manifest of the application, which deployment tools read.</summary>
internal static class ManifestPublisher
{
    /// <summary>Writes to <c>--output-path</c>: a file that ends with .json, or the file aspire-manifest.json in a folder.</summary>
    /// <returns>The path of the file.</returns>
    /// <exception cref="DistributedApplicationException">No output path was given, or something other than the manifest was asked for.</exception>
    public static async Task<string> WriteAsync(
        IConfiguration configuration, DistributedApplicationModel model, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        if ((configuration["Pipeline:Step"] ?? configuration["Publishing:Publisher"]) is not ("publish-manifest" or "manifest") and var step)
            throw new DistributedApplicationException($"This host publishes only the manifest (--publisher manifest --output-path FILE), not '{step}'. Build with -p:UseAspirePackages=true for the other ways to deploy.");
        var path = configuration["Pipeline:OutputPath"]
            ?? throw new DistributedApplicationException("The '--output-path [path]' option was not specified even though manifest publishing was requested.");
        if (!path.EndsWith(".json", StringComparison.Ordinal))
            path = Path.Combine(path, "aspire-manifest.json");
        path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var file = File.Create(path);
        await using (file.ConfigureAwait(false))
        {
            var writer = new Utf8JsonWriter(file, new() { Indented = true });
            await using (writer.ConfigureAwait(false))
                await new ManifestPublishingContext(executionContext, path, writer, cancellationToken).WriteModelAsync(model).ConfigureAwait(false);
        }
        return path;
    }
}
