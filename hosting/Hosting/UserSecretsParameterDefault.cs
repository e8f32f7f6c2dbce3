using System.Reflection;
using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Publishing;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace Aspire.Hosting;

/// <summary>A generated default that is kept in the AppHost's user secrets, so that the next run gets the same value.</summary>
internal sealed class UserSecretsParameterDefault(IDistributedApplicationBuilder builder, string name, ParameterDefault inner) : ParameterDefault
{
    // Two parameters of one process must not overwrite each other's value.
    private static readonly Lock FileLock = new();

    public override void WriteToManifest(ManifestPublishingContext context) => inner.WriteToManifest(context);

    public override string GetDefaultValue()
    {
        var value = inner.GetDefaultValue();
        // Without a UserSecretsId the value lives as long as this run.
        if (builder.AppHostAssembly?.GetCustomAttribute<UserSecretsIdAttribute>() is { } id)
            Keep(PathHelper.GetSecretsPathFromSecretsId(id.UserSecretsId), value);
        return value;
    }

    private void Keep(string path, string value)
    {
        lock (FileLock)
        {
            var secrets = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path))!.AsObject() : [];
            secrets[$"Parameters:{name}"] = value;
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            else
                Directory.CreateDirectory(Path.GetDirectoryName(path)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new StreamWriter(path, options);
            file.Write(secrets.ToJsonString(new() { WriteIndented = true }));
        }
    }
}
