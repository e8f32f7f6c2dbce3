namespace Aspire.Hosting.ApplicationModel;

/// <summary>A container.</summary>
/// <param name="name">The name.</param>
/// <param name="entrypoint">Replaces the image's entrypoint; null keeps it.</param>
public class ContainerResource(string name, string? entrypoint = null)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IComputeResource
{
    public string? Entrypoint { get; set; } = entrypoint;
}

/// <summary>The image of a container.</summary>
public sealed class ContainerImageAnnotation : IResourceAnnotation
{
    public string? Registry { get; set; }

    public required string Image { get; set; }

    public string? Tag { get; set; }

    public string? SHA256 { get; set; }
}

/// <summary>A volume or a folder of the host inside a container.</summary>
public sealed class ContainerMountAnnotation(string? source, string target, ContainerMountType type, bool isReadOnly) : IResourceAnnotation
{
    public string? Source { get; } = source;

    public string Target { get; } = target;

    public ContainerMountType Type { get; } = type;

    public bool IsReadOnly { get; } = isReadOnly;
}

/// <summary>What is mounted into a container.</summary>
public enum ContainerMountType
{
    BindMount,
    Volume
}

/// <summary>How long a container lives.</summary>
public enum ContainerLifetime
{
    Session,
    Persistent
}

/// <inheritdoc cref="ContainerLifetime"/>
public sealed class ContainerLifetimeAnnotation : IResourceAnnotation
{
    public required ContainerLifetime Lifetime { get; set; }
}

/// <summary>Says that the image is built from a Dockerfile.</summary>
public class DockerfileBuildAnnotation(string contextPath, string dockerfilePath, string? stage) : IResourceAnnotation
{
    public string ContextPath { get; } = contextPath;

    public string DockerfilePath { get; } = dockerfilePath;

    public string? Stage { get; } = stage;

    /// <summary>Makes the text of the Dockerfile when the application is published; null means that it exists.</summary>
    public Func<DockerfileFactoryContext, Task<string>>? DockerfileFactory { get; init; }

    public Dictionary<string, object?> BuildArguments { get; } = [];

    public Dictionary<string, object> BuildSecrets { get; } = [];

    /// <summary>False for an image that only carries files into other images.</summary>
    public bool HasEntrypoint { get; set; } = true;
}

/// <summary>What a <see cref="DockerfileBuildAnnotation.DockerfileFactory"/> may use.</summary>
public sealed class DockerfileFactoryContext
{
    public required IServiceProvider Services { get; init; }

    public required IResource Resource { get; init; }

    public CancellationToken CancellationToken { get; init; }
}
