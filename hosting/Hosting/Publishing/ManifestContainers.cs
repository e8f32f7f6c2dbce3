using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Publishing;

public sealed partial class ManifestPublishingContext
{
    /// <summary>Writes what the manifest says of a container.</summary>
    /// <exception cref="DistributedApplicationException">The container has neither image nor Dockerfile.</exception>
    public async Task WriteContainerAsync(ContainerResource container)
    {
        if (container.TryGetLastAnnotation<DockerfileBuildAnnotation>(out var build))
        {
            Writer.WriteString("type", "container.v1");
            WriteConnectionString(container);
            await WriteBuildAsync(container, build).ConfigureAwait(false);
        }
        else
        {
            Writer.WriteString("type", "container.v0");
            WriteConnectionString(container);
            Writer.WriteString("image", container.TryGetContainerImageName(out var image) ? image
                : throw new DistributedApplicationException($"The container '{container.Name}' has no image: use WithImage or WithDockerfile."));
        }
        if (container.Entrypoint is not null)
            Writer.WriteString("entrypoint", container.Entrypoint);
        await WriteCommandLineArgumentsAsync(container).ConfigureAwait(false);
        WriteMounts(container);
        await WriteEnvironmentVariablesAsync(container).ConfigureAwait(false);
        WriteBindings(container);
    }

    private async Task WriteBuildAsync(ContainerResource container, DockerfileBuildAnnotation build)
    {
        var dockerfile = build.DockerfilePath;
        if (build.DockerfileFactory is { } factory)
        {
            dockerfile = Path.Combine(ManifestDirectory, $"{container.Name}.Dockerfile");
            var text = await factory(new() { Services = ExecutionContext.ServiceProvider, Resource = container, CancellationToken = CancellationToken }).ConfigureAwait(false);
            await File.WriteAllTextAsync(dockerfile, text, CancellationToken).ConfigureAwait(false);
        }
        Writer.WriteStartObject("build");
        Writer.WriteString("context", GetManifestRelativePath(build.ContextPath));
        Writer.WriteString("dockerfile", GetManifestRelativePath(dockerfile));
        if (build.Stage is not null)
            Writer.WriteString("stage", build.Stage);
        if (!build.HasEntrypoint)
            Writer.WriteBoolean("buildOnly", true);
        if (build.BuildArguments.Count > 0)
        {
            Writer.WriteStartObject("args");
            foreach (var (name, value) in build.BuildArguments)
                Writer.WriteString(name, BuildValue(value));
            Writer.WriteEndObject();
        }
        if (build.BuildSecrets.Count > 0)
        {
            Writer.WriteStartObject("secrets");
            foreach (var (name, value) in build.BuildSecrets)
            {
                Writer.WriteStartObject(name);
                Writer.WriteString("type", "env");
                Writer.WriteString("value", BuildValue(value));
                Writer.WriteEndObject();
            }
            Writer.WriteEndObject();
        }
        Writer.WriteEndObject();
    }

    private string? BuildValue(object? value)
    {
        TryAddDependentResources(value);
        return value switch
        {
            bool flag => flag ? "true" : "false",
            IManifestExpressionProvider expression => Expression(expression),
            // A null takes the value from the environment of the build.
            _ => value?.ToString()
        };
    }

    private void WriteMounts(ContainerResource container)
    {
        var mounts = container.Annotations.OfType<ContainerMountAnnotation>().ToLookup(m => m.Type);
        if (mounts.Contains(ContainerMountType.BindMount))
        {
            Writer.WriteStartArray("bindMounts");
            foreach (var mount in mounts[ContainerMountType.BindMount])
            {
                Writer.WriteStartObject();
                Writer.WriteString("source", GetManifestRelativePath(mount.Source));
                Writer.WriteString("target", mount.Target.Replace('\\', '/'));
                Writer.WriteBoolean("readOnly", mount.IsReadOnly);
                Writer.WriteEndObject();
            }
            Writer.WriteEndArray();
        }
        if (mounts.Contains(ContainerMountType.Volume))
        {
            Writer.WriteStartArray("volumes");
            foreach (var mount in mounts[ContainerMountType.Volume])
            {
                Writer.WriteStartObject();
                if (mount.Source is not null)
                    Writer.WriteString("name", mount.Source);
                Writer.WriteString("target", mount.Target);
                Writer.WriteBoolean("readOnly", mount.IsReadOnly);
                Writer.WriteEndObject();
            }
            Writer.WriteEndArray();
        }
    }
}
