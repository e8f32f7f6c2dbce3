using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Replaces a program or project by a container when the application is published.</summary>
internal static class PublishedContainer
{
    /// <summary>Adds the container in place of the resource, or configures the one that an earlier call added.</summary>
    public static void ReplaceByContainer<T>(
        this IResourceBuilder<T> builder, Func<ContainerResource> create, string contextPath, Action<IResourceBuilder<ContainerResource>>? configure, bool clearArgsAgain)
        where T : IResource
    {
        var application = builder.ApplicationBuilder;
        if (application.Resources.OfType<ContainerResource>().FirstOrDefault(r => ResourceName.Equal(r.Name, builder.Resource.Name)) is { } existing)
        {
            var again = application.CreateResourceBuilder(existing);
            if (clearArgsAgain)
                again.WithArgs(context => context.Args.Clear());
            configure?.Invoke(again);
            return;
        }
        application.Resources.Remove(builder.Resource);
        // The arguments often hold paths of this machine, which mean nothing in a container.
        var container = application.AddResource(create()).WithImage(builder.Resource.Name).WithDockerfile(contextPath).WithArgs(context => context.Args.Clear());
        if (builder.Resource is ProjectResource)
            foreach (var endpoint in new[] { "http", "https" })
                container.WithEndpoint(endpoint, e => e.TargetPort ??= 8080, createIfNotExists: false);
        configure?.Invoke(container);
        builder.WithManifestPublishingCallback(context => context.WriteContainerAsync(container.Resource));
    }
}
