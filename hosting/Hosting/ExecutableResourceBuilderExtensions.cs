using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds and describes programs of the machine.</summary>
public static class ExecutableResourceBuilderExtensions
{
    /// <summary>Adds a program; a relative working directory begins at the AppHost's folder.</summary>
    public static IResourceBuilder<ExecutableResource> AddExecutable(this IDistributedApplicationBuilder builder, [ResourceName] string name, string command, string workingDirectory, params string[]? args) =>
        builder.AddExecutable(name, command, workingDirectory, (object[]?)args);

    /// <inheritdoc cref="AddExecutable(IDistributedApplicationBuilder, string, string, string, string[])"/>
    public static IResourceBuilder<ExecutableResource> AddExecutable(this IDistributedApplicationBuilder builder, [ResourceName] string name, string command, string workingDirectory, params object[]? args) =>
        builder.AddResource(new ExecutableResource(name, command, Path.GetFullPath(workingDirectory, builder.AppHostDirectory))).WithArgs(args ?? []);

    public static IResourceBuilder<T> WithCommand<T>(this IResourceBuilder<T> builder, string command) where T : ExecutableResource
    {
        ArgumentException.ThrowIfNullOrEmpty(command);
        builder.Resource.Executable.Command = command;
        return builder;
    }

    public static IResourceBuilder<T> WithWorkingDirectory<T>(this IResourceBuilder<T> builder, string workingDirectory) where T : ExecutableResource
    {
        builder.Resource.Executable.WorkingDirectory = Path.GetFullPath(workingDirectory, builder.ApplicationBuilder.AppHostDirectory);
        return builder;
    }

    /// <summary>Publishes the program as a container built from the Dockerfile in its working directory.</summary>
    public static IResourceBuilder<T> PublishAsDockerFile<T>(this IResourceBuilder<T> builder) where T : ExecutableResource => builder.PublishAsDockerFile(null);

    /// <inheritdoc cref="PublishAsDockerFile{T}(IResourceBuilder{T})"/>
    public static IResourceBuilder<T> PublishAsDockerFile<T>(this IResourceBuilder<T> builder, Action<IResourceBuilder<ContainerResource>>? configure) where T : ExecutableResource
    {
        if (builder.ApplicationBuilder.ExecutionContext.IsPublishMode)
            builder.ReplaceByContainer(() => new ExecutableContainerResource(builder.Resource), builder.Resource.WorkingDirectory, configure, clearArgsAgain: true);
        return builder;
    }

    /// <summary>The container that stands in the manifest for a program: it shares all that is known of it.</summary>
    private sealed class ExecutableContainerResource(ExecutableResource executable) : ContainerResource(executable.Name)
    {
        public override ResourceAnnotationCollection Annotations => executable.Annotations;
    }
}
