using System.Collections;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.JavaScript;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>What is started for a resource. Ports and ids that differ between replicas are put in by <see cref="ForReplica"/>.</summary>
/// <param name="Program">Full path of the program; null when there is nothing to do.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="WorkingDirectory">Its working directory.</param>
/// <param name="Variables">The variables it gets besides the inherited ones.</param>
internal sealed record ProcessLaunch(string? Program, IReadOnlyList<string> Arguments, string WorkingDirectory, IReadOnlyDictionary<string, string> Variables)
{
    public required Func<string, int, string> ForReplica { get; init; }
}

/// <summary>Works out how the processes of resources are started.</summary>
internal sealed class ProcessLaunches(DistributedApplicationExecutionContext executionContext, ResourceLoggerService loggers)
{
    // They are the AppHost's own; a service must not listen on the AppHost's address.
    private static readonly HashSet<string> NotInherited = new(StringComparer.OrdinalIgnoreCase) { "ASPNETCORE_URLS", "DOTNET_LAUNCH_PROFILE", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT" };

    private readonly Dictionary<(string Resource, string Endpoint), int[]> _targetPorts = [];

    public void SetTargetPorts(IResource resource, EndpointAnnotation endpoint, int[] ports) => _targetPorts[(resource.Name, endpoint.Name)] = ports;

    /// <summary>The launch of a project or executable.</summary>
    /// <exception cref="DistributedApplicationException">It cannot be started; the message says what to do.</exception>
    public async Task<ProcessLaunch> CreateAsync(IResource resource, CancellationToken cancellationToken)
    {
        var logger = loggers.GetLogger(resource);
        var variables = InheritedVariables();
        foreach (var (name, value) in await ResourceConfiguration.VariablesAsync(resource, executionContext, logger, cancellationToken).ConfigureAwait(false))
            if (await TextAsync(resource, value, cancellationToken).ConfigureAwait(false) is { } text)
                variables[name] = text;
        var arguments = new List<string>();
        foreach (var value in await ResourceConfiguration.ArgumentsAsync(resource, executionContext, logger, cancellationToken).ConfigureAwait(false))
            if (await TextAsync(resource, value, cancellationToken).ConfigureAwait(false) is { } text)
                arguments.Add(text);
        var (program, leading, folder) = resource switch
        {
            ProjectResource project => ProjectCommand(project),
            JavaScriptInstallerResource installer => InstallerCommand(installer),
            ExecutableResource executable => (executable.Command, Array.Empty<string>(), executable.WorkingDirectory),
            _ => throw new InvalidOperationException($"'{resource.Name}' has no process.")
        };
        if (!Directory.Exists(folder))
            throw new DistributedApplicationException($"The working directory '{folder}' of resource '{resource.Name}' does not exist.");
        if (program is not null)
            program = ProgramPath.Find(program, folder, variables.GetValueOrDefault("PATH"))
                ?? throw new DistributedApplicationException($"The program '{program}' of resource '{resource.Name}' was not found. Install it so that it is on the PATH.");
        return new(program, [.. leading, .. arguments], folder, variables) { ForReplica = (text, replica) => Fill(resource, text, replica) };
    }

    // Aspire starts `dotnet run --no-build`, which evaluates the project once more; the built assembly is the same program half a second sooner.
    private static (string? Program, string[] Arguments, string Folder) ProjectCommand(ProjectResource project)
    {
        var metadata = project.Annotations.OfType<IProjectMetadata>().Last();
        var folder = Path.GetDirectoryName(metadata.ProjectPath)!;
        if (metadata is not IBuiltProjectMetadata built)
            return (ProgramPath.Dotnet, ["run", "--project", metadata.ProjectPath, "--no-launch-profile", "--"], folder);
        return File.Exists(built.TargetPath) ? (ProgramPath.Dotnet, [built.TargetPath], folder)
            : throw new DistributedApplicationException($"The project '{project.Name}' is not built: '{built.TargetPath}' does not exist. Run 'dotnet build' first.");
    }

    private static (string? Program, string[] Arguments, string Folder) InstallerCommand(JavaScriptInstallerResource installer)
    {
        if (NpmInstaller.IsUpToDate(installer))
            return (null, [], installer.WorkingDirectory);
        NpmInstaller.RemoveInterrupted(installer);
        return (installer.Command, [], installer.WorkingDirectory);
    }

    private static Dictionary<string, string> InheritedVariables()
    {
        var variables = new Dictionary<string, string>(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            if (!NotInherited.Contains((string)variable.Key))
                variables[(string)variable.Key] = (string?)variable.Value ?? "";
        return variables;
    }

    private async ValueTask<string?> TextAsync(IResource resource, object value, CancellationToken cancellationToken) => value switch
    {
        string text => text,
        IValueProvider provider => await provider.GetValueAsync(new() { ExecutionContext = executionContext, Caller = resource }, cancellationToken).ConfigureAwait(false),
        IResourceBuilder<IResource> { Resource: IValueProvider provider } => await provider.GetValueAsync(new() { ExecutionContext = executionContext, Caller = resource }, cancellationToken).ConfigureAwait(false),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)
    };

    private string Fill(IResource resource, string text, int replica) => LaunchText.Fill(text, $"{resource.Name}-{replica}-{Environment.ProcessId}", (name, endpoint) =>
        _targetPorts[(name, endpoint)] is var ports && ResourceName.Equal(name, resource.Name) ? ports[replica] : ports[0]);
}
