using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Publishing;

/// <summary>Writes the manifest, entry by entry.</summary>
public sealed partial class ManifestPublishingContext(
    DistributedApplicationExecutionContext executionContext, string manifestPath, Utf8JsonWriter writer, CancellationToken cancellationToken = default)
{
    private readonly ManifestReferences _references = new();
    private readonly ManifestPorts _ports = new();

    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext;

    public string ManifestPath { get; } = manifestPath;

    public Utf8JsonWriter Writer { get; } = writer;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    private string ManifestDirectory => Path.GetDirectoryName(Path.GetFullPath(ManifestPath))!;

    /// <summary>The path as seen from the manifest's folder, with '/'; null for null.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public string? GetManifestRelativePath(string? path) => path is null ? null : Path.GetRelativePath(ManifestDirectory, path).Replace('\\', '/');

    internal async Task WriteModelAsync(DistributedApplicationModel model)
    {
        _references.Begin(model.Resources);
        Writer.WriteStartObject();
        Writer.WriteString("$schema", "https://json.schemastore.org/aspire-8.0.json");
        Writer.WriteStartObject("resources");
        foreach (var resource in model.Resources)
            await WriteResourceAsync(resource).ConfigureAwait(false);
        // Generated passwords belong to no list of the model; they are known by being referred to.
        while (_references.TakeUnwritten() is { } resource)
            await WriteResourceAsync(resource).ConfigureAwait(false);
        foreach (var parameter in _references.FormattedParameters)
            WriteFormattedParameter(parameter);
        Writer.WriteEndObject();
        Writer.WriteEndObject();
        await Writer.FlushAsync(CancellationToken).ConfigureAwait(false);
    }

    /// <summary>Notes the resources that a value refers to, so that they get an entry too.</summary>
    public void TryAddDependentResources(object? value) => _references.Add(value);

    private async Task WriteResourceAsync(IResource resource)
    {
        Func<Task>? write = resource switch
        {
            _ when resource.TryGetLastAnnotation<ManifestPublishingCallbackAnnotation>(out var own) => own.Callback is null ? null : () => own.Callback(this),
            ContainerResource container => () => WriteContainerAsync(container),
            ProjectResource project => () => WriteProjectAsync(project),
            ExecutableResource executable => () => WriteExecutableAsync(executable),
            ParameterResource parameter => () => WriteParameterAsync(parameter),
            IResourceWithConnectionString => () => WriteValueAsync(resource),
            _ => WriteErrorAsync
        };
        if (write is null)
            return;
        Writer.WriteStartObject(resource.Name);
        await write().ConfigureAwait(false);
        Writer.WriteEndObject();
        if (resource is ParameterResource written)
            WriteFormattedParameter(written);
    }

    private async Task WriteProjectAsync(ProjectResource project)
    {
        Writer.WriteString("type", "project.v0");
        Writer.WriteString("path", GetManifestRelativePath(project.Annotations.OfType<IProjectMetadata>().Last().ProjectPath));
        await WriteCommandLineArgumentsAsync(project).ConfigureAwait(false);
        await WriteEnvironmentVariablesAsync(project).ConfigureAwait(false);
        WriteBindings(project);
    }

    private async Task WriteExecutableAsync(ExecutableResource executable)
    {
        Writer.WriteString("type", "executable.v0");
        WriteConnectionString(executable);
        Writer.WriteString("workingDirectory", GetManifestRelativePath(executable.WorkingDirectory));
        Writer.WriteString("command", executable.Command);
        await WriteCommandLineArgumentsAsync(executable).ConfigureAwait(false);
        await WriteEnvironmentVariablesAsync(executable).ConfigureAwait(false);
        WriteBindings(executable);
    }

    internal Task WriteParameterAsync(ParameterResource parameter)
    {
        Writer.WriteString("type", "parameter.v0");
        if (parameter.IsConnectionString)
            Writer.WriteString("connectionString", parameter.ValueExpression);
        Writer.WriteString("value", $"{{{parameter.Name}.inputs.value}}");
        Writer.WriteStartObject("inputs");
        Writer.WriteStartObject("value");
        Writer.WriteString("type", "string");
        if (parameter.Secret)
            Writer.WriteBoolean("secret", true);
        if (parameter.Default is not null)
        {
            Writer.WriteStartObject("default");
            parameter.Default.WriteToManifest(this);
            Writer.WriteEndObject();
        }
        Writer.WriteEndObject();
        Writer.WriteEndObject();
        return Task.CompletedTask;
    }

    private Task WriteValueAsync(IResource resource)
    {
        Writer.WriteString("type", "value.v0");
        WriteConnectionString(resource);
        return Task.CompletedTask;
    }

    private Task WriteErrorAsync()
    {
        Writer.WriteString("error", "This resource does not support generation in the manifest.");
        return Task.CompletedTask;
    }

    private void WriteFormattedParameter(ParameterResource parameter)
    {
        foreach (var (format, name) in _references.TakeFormats(parameter))
        {
            Writer.WriteStartObject(name);
            Writer.WriteString("type", "annotated.string");
            Writer.WriteString("value", parameter.ValueExpression);
            Writer.WriteString("filter", format);
            Writer.WriteEndObject();
        }
    }
}
