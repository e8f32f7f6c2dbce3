using Aspire.Hosting.ApplicationModel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Adds and describes .NET projects.</summary>
public static class ProjectResourceBuilderExtensions
{
    /// <summary>Adds a project that the AppHost project refers to.</summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, [ResourceName] string name) where TProject : IProjectMetadata, new() =>
        builder.AddProject<TProject>(name, _ => { });

    /// <inheritdoc cref="AddProject{TProject}(IDistributedApplicationBuilder, string)"/>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, [ResourceName] string name, string? launchProfileName) where TProject : IProjectMetadata, new() =>
        builder.AddProject<TProject>(name, options =>
        {
            options.ExcludeLaunchProfile = launchProfileName is null;
            options.LaunchProfileName = launchProfileName;
        });

    /// <inheritdoc cref="AddProject{TProject}(IDistributedApplicationBuilder, string)"/>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, [ResourceName] string name, Action<ProjectResourceOptions> configure) where TProject : IProjectMetadata, new()
    {
        var options = new ProjectResourceOptions();
        configure(options);
        var project = builder.AddResource(new ProjectResource(name)).WithAnnotation(new TProject());
        if (!options.ExcludeLaunchProfile && LaunchProfile.Read(project.ProjectPath(), options.LaunchProfileName, builder.Configuration["DOTNET_LAUNCH_PROFILE"]) is var (profileName, profile))
            project.WithAnnotation(new LaunchProfileAnnotation(profileName, profile));
        project.WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EXCEPTION_LOG_ATTRIBUTES", "true")
            .WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EVENT_LOG_ATTRIBUTES", "true")
            .WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory");
        return builder.ExecutionContext.IsRunMode ? project.WithRunDefaults() : project.WithPublishDefaults();
    }

    /// <summary>Runs several processes of the project behind each of its proxied endpoints.</summary>
    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas) =>
        builder.WithAnnotation(new ReplicaAnnotation(replicas), ResourceAnnotationMutationBehavior.Replace);

    /// <summary>Publishes the project as a container built from the Dockerfile in its folder.</summary>
    public static IResourceBuilder<T> PublishAsDockerFile<T>(this IResourceBuilder<T> builder, Action<IResourceBuilder<ContainerResource>>? configure = null) where T : ProjectResource
    {
        if (builder.ApplicationBuilder.ExecutionContext.IsPublishMode)
            builder.ReplaceByContainer(() => new ProjectContainerResource(builder.Resource), Path.GetDirectoryName(builder.ProjectPath())!, configure, clearArgsAgain: false);
        return builder;
    }

    private static IResourceBuilder<ProjectResource> WithRunDefaults(this IResourceBuilder<ProjectResource> project)
    {
        if (project.ApplicationBuilder.Environment.IsDevelopment())
            project.WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION", "true")
                .WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION", "true");
        project.WithOtlpExporter().WithEnvironment(SetAspNetCoreUrls);
        if (!project.Resource.TryGetLastAnnotation<LaunchProfileAnnotation>(out var launch))
            return project;
        var countByScheme = new Dictionary<string, int>();
        foreach (var address in Addresses(launch.Profile))
        {
            var count = countByScheme[address.Scheme] = countByScheme.GetValueOrDefault(address.Scheme) + 1;
            project.WithEndpoint(count == 1 ? address.Scheme : $"{address.Scheme}{count}", endpoint =>
            {
                endpoint.Port = address.Port;
                endpoint.TargetHost = address.Host;
                endpoint.UriScheme = address.Scheme;
            });
        }
        if (launch.Profile.LaunchUrl is { Length: > 0 } launchUrl)
            project.WithUrls(context =>
            {
                foreach (var url in context.Urls.Where(u => u.Endpoint is not null))
                    url.Url = new Uri(new Uri(url.Url), launchUrl).ToString();
            });
        return project.WithEnvironment(context =>
        {
            context.EnvironmentVariables.TryAdd("DOTNET_LAUNCH_PROFILE", launch.Name);
            foreach (var (name, value) in launch.Profile.EnvironmentVariables ?? [])
                context.EnvironmentVariables.TryAdd(name, Environment.ExpandEnvironmentVariables(value));
        });
    }

    private static IResourceBuilder<ProjectResource> WithPublishDefaults(this IResourceBuilder<ProjectResource> project)
    {
        var resource = project.Resource;
        project.WithEnvironment(context =>
        {
            if (resource.GetEndpoints().Any())
                context.EnvironmentVariables["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true";
        });
        project.WithEnvironment(context =>
        {
            SetPorts(context, "HTTP_PORTS", "http");
            SetPorts(context, "HTTPS_PORTS", "https");
        });
        if (!resource.TryGetLastAnnotation<LaunchProfileAnnotation>(out var launch) || launch.Profile.ApplicationUrl is null)
            return project;
        return project.WithEndpoint("http", e => e.UriScheme = "http").WithEndpoint("https", e =>
        {
            e.UriScheme = "https";
            resource.DefaultHttpsEndpoint = e;
        });
    }

    private static void SetAspNetCoreUrls(EnvironmentCallbackContext context)
    {
        if (context.EnvironmentVariables.ContainsKey("ASPNETCORE_URLS"))
            return;
        var urls = new ReferenceExpressionBuilder();
        foreach (var endpoint in ((ProjectResource)context.Resource).GetEndpoints().Where(e => e.Scheme is "http" or "https"))
        {
            if (!urls.IsEmpty)
                urls.AppendLiteral(";");
            // The redirection to https has to name the port that clients use, not the one the process listens on.
            if (endpoint.IsHttps)
                context.EnvironmentVariables.TryAdd("ASPNETCORE_HTTPS_PORT", endpoint.Property(EndpointProperty.Port));
            urls.Append($"{endpoint.Property(EndpointProperty.Scheme)}://{endpoint.EndpointAnnotation.TargetHost}:{endpoint.Property(EndpointProperty.TargetPort)}");
        }
        if (!urls.IsEmpty)
            context.EnvironmentVariables["ASPNETCORE_URLS"] = urls.Build();
    }

    private static void SetPorts(EnvironmentCallbackContext context, string variable, string scheme)
    {
        var project = (ProjectResource)context.Resource;
        var ports = new ReferenceExpressionBuilder();
        foreach (var endpoint in project.GetEndpoints().Where(e => e.Scheme == scheme && e.EndpointAnnotation != project.DefaultHttpsEndpoint))
        {
            if (!ports.IsEmpty)
                ports.AppendLiteral(";");
            ports.Append($"{endpoint.Property(EndpointProperty.TargetPort)}");
        }
        if (!ports.IsEmpty)
            context.EnvironmentVariables.TryAdd(variable, ports.Build());
    }

    private static IEnumerable<BindingAddress> Addresses(LaunchProfile profile) =>
        (profile.ApplicationUrl ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(BindingAddress.Parse);

    private static string ProjectPath<T>(this IResourceBuilder<T> project) where T : ProjectResource => project.Resource.Annotations.OfType<IProjectMetadata>().Last().ProjectPath;

    /// <summary>The container that stands in the manifest for a project: it shares all that is known of it.</summary>
    private sealed class ProjectContainerResource(ProjectResource project) : ContainerResource(project.Name)
    {
        public override ResourceAnnotationCollection Annotations => project.Annotations;
    }
}
