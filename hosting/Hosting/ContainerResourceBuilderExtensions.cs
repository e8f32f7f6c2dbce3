using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds and describes containers.</summary>
public static class ContainerResourceBuilderExtensions
{
    public static IResourceBuilder<ContainerResource> AddContainer(this IDistributedApplicationBuilder builder, [ResourceName] string name, string image) =>
        builder.AddResource(new ContainerResource(name)).WithImage(image);

    public static IResourceBuilder<ContainerResource> AddContainer(this IDistributedApplicationBuilder builder, [ResourceName] string name, string image, string tag) =>
        builder.AddContainer(name, image).WithImageTag(tag);

    /// <summary>Adds a container whose image is built from a Dockerfile.</summary>
    public static IResourceBuilder<ContainerResource> AddDockerfile(this IDistributedApplicationBuilder builder, [ResourceName] string name, string contextPath, string? dockerfilePath = null, string? stage = null) =>
        builder.AddContainer(name, name).WithDockerfile(contextPath, dockerfilePath, stage);

    /// <summary>Sets the image, with or without a tag or digest in it; without either the tag is <c>latest</c>.</summary>
    /// <exception cref="InvalidOperationException">Both the image and <paramref name="tag"/> have a tag.</exception>
    public static IResourceBuilder<T> WithImage<T>(this IResourceBuilder<T> builder, string image, string? tag = null) where T : ContainerResource
    {
        var (name, digest) = image.Split('@', 2) is [var n, var d] ? (n, d) : (image, null);
        // A colon before the last slash belongs to the registry's port.
        var colon = name.IndexOf(':', name.LastIndexOf('/') + 1);
        var ownTag = colon < 0 ? null : name[(colon + 1)..];
        name = colon < 0 ? name : name[..colon];
        if (tag is not null && (ownTag ?? digest) is not null)
            throw new InvalidOperationException($"The image '{image}' has a tag or digest already: leave out the tag '{tag}'.");
        if (!builder.Resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var annotation))
            builder.WithAnnotation(annotation = new() { Image = name });
        annotation.Image = name;
        annotation.SHA256 = digest?.Replace("sha256:", "", StringComparison.Ordinal);
        annotation.Tag = digest is null ? ownTag ?? tag ?? "latest" : null;
        return builder;
    }

    public static IResourceBuilder<T> WithImageTag<T>(this IResourceBuilder<T> builder, string tag) where T : ContainerResource
    {
        builder.Image().Tag = tag;
        return builder;
    }

    public static IResourceBuilder<T> WithImageRegistry<T>(this IResourceBuilder<T> builder, string? registry) where T : ContainerResource
    {
        builder.Image().Registry = registry;
        return builder;
    }

    public static IResourceBuilder<T> WithEntrypoint<T>(this IResourceBuilder<T> builder, string entrypoint) where T : ContainerResource
    {
        builder.Resource.Entrypoint = entrypoint;
        return builder;
    }

    /// <summary>Mounts a volume; a null name makes an anonymous one.</summary>
    public static IResourceBuilder<T> WithVolume<T>(this IResourceBuilder<T> builder, string? name, string target, bool isReadOnly = false)
        where T : ContainerResource => builder.WithAnnotation(new ContainerMountAnnotation(name, target, ContainerMountType.Volume, isReadOnly));

    public static IResourceBuilder<T> WithVolume<T>(this IResourceBuilder<T> builder, string target)
        where T : ContainerResource => builder.WithVolume(null, target);

    /// <summary>Mounts a file or folder of the host; a relative path begins at the AppHost's folder.</summary>
    public static IResourceBuilder<T> WithBindMount<T>(this IResourceBuilder<T> builder, string source, string target, bool isReadOnly = false)
        where T : ContainerResource => builder.WithAnnotation(
            new ContainerMountAnnotation(Path.GetFullPath(source, builder.ApplicationBuilder.AppHostDirectory), target, ContainerMountType.BindMount, isReadOnly));

    public static IResourceBuilder<T> WithLifetime<T>(this IResourceBuilder<T> builder, ContainerLifetime lifetime)
        where T : ContainerResource => builder.WithAnnotation(new ContainerLifetimeAnnotation { Lifetime = lifetime }, ResourceAnnotationMutationBehavior.Replace);

    /// <summary>Builds the image from a Dockerfile; its path begins at the context, the context's at the AppHost's folder.</summary>
    public static IResourceBuilder<T> WithDockerfile<T>(this IResourceBuilder<T> builder, string contextPath, string? dockerfilePath = null, string? stage = null)
        where T : ContainerResource
    {
        var context = builder.FullContextPath(contextPath);
        return builder.WithAnnotation(new DockerfileBuildAnnotation(context, Path.GetFullPath(dockerfilePath ?? "Dockerfile", context), stage), ResourceAnnotationMutationBehavior.Replace);
    }

    /// <summary>Builds the image from a Dockerfile that is made when the application is published.</summary>
    public static IResourceBuilder<T> WithDockerfileFactory<T>(this IResourceBuilder<T> builder, string contextPath, Func<DockerfileFactoryContext, string> dockerfileFactory, string? stage = null)
        where T : ContainerResource => builder.WithDockerfileFactory(contextPath, context => Task.FromResult(dockerfileFactory(context)), stage);

    /// <inheritdoc cref="WithDockerfileFactory{T}(IResourceBuilder{T}, string, Func{DockerfileFactoryContext, string}, string?)"/>
    public static IResourceBuilder<T> WithDockerfileFactory<T>(this IResourceBuilder<T> builder, string contextPath, Func<DockerfileFactoryContext, Task<string>> dockerfileFactory, string? stage = null)
        where T : ContainerResource
    {
        var context = builder.FullContextPath(contextPath);
        return builder.WithAnnotation(
            new DockerfileBuildAnnotation(context, Path.Combine(context, "Dockerfile"), stage) { DockerfileFactory = dockerfileFactory },
            ResourceAnnotationMutationBehavior.Replace);
    }

    /// <summary>Passes a build argument; null takes its value from the environment of the build.</summary>
    /// <exception cref="InvalidOperationException">The image is not built from a Dockerfile.</exception>
    public static IResourceBuilder<T> WithBuildArg<T>(this IResourceBuilder<T> builder, string name, object? value) where T : ContainerResource
    {
        builder.Build().BuildArguments[name] = value;
        return builder;
    }

    /// <inheritdoc cref="WithBuildArg{T}(IResourceBuilder{T}, string, object?)"/>
    public static IResourceBuilder<T> WithBuildArg<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> value) where T : ContainerResource =>
        value.Resource.Secret
            ? throw new InvalidOperationException("Cannot add secret parameter as a build argument. Use WithBuildSecret instead.")
            : builder.WithBuildArg(name, value.Resource);

    /// <summary>Passes a secret to the build that does not stay in the image.</summary>
    /// <exception cref="InvalidOperationException">The image is not built from a Dockerfile.</exception>
    public static IResourceBuilder<T> WithBuildSecret<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> value) where T : ContainerResource
    {
        builder.Build().BuildSecrets[name] = value.Resource;
        return builder;
    }

    /// <summary>Publishes the container as a container, whatever its type otherwise does.</summary>
    public static IResourceBuilder<T> PublishAsContainer<T>(this IResourceBuilder<T> builder) where T : ContainerResource =>
        builder.WithManifestPublishingCallback(context => context.WriteContainerAsync(builder.Resource));

    private static ContainerImageAnnotation Image<T>(this IResourceBuilder<T> builder) where T : ContainerResource =>
        builder.Resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var image) ? image
            : throw new InvalidOperationException($"The resource '{builder.Resource.Name}' does not have a container image specified. Use WithImage first.");

    private static DockerfileBuildAnnotation Build<T>(this IResourceBuilder<T> builder) where T : ContainerResource =>
        builder.Resource.TryGetLastAnnotation<DockerfileBuildAnnotation>(out var build) ? build
            : throw new InvalidOperationException($"The resource '{builder.Resource.Name}' is not built from a Dockerfile. Use WithDockerfile first.");

    private static string FullContextPath<T>(this IResourceBuilder<T> builder, string contextPath) where T : ContainerResource =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(contextPath, builder.ApplicationBuilder.AppHostDirectory));
}
