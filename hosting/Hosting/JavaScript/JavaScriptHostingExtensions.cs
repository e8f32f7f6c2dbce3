using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.JavaScript;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Adds applications that run on Node.js.</summary>
public static class JavaScriptHostingExtensions
{
    /// <summary>Adds an application that <c>npm run</c> starts.</summary>
    public static IResourceBuilder<JavaScriptAppResource> AddJavaScriptApp(this IDistributedApplicationBuilder builder, [ResourceName] string name, string appDirectory, string runScriptName = "dev") =>
        builder.AddScriptApp(new JavaScriptAppResource(name, "npm", Path.GetFullPath(appDirectory, builder.AppHostDirectory)), runScriptName);

    /// <summary>Adds an application that Vite serves while it is developed.</summary>
    public static IResourceBuilder<ViteAppResource> AddViteApp(this IDistributedApplicationBuilder builder, [ResourceName] string name, string appDirectory, string runScriptName = "dev")
    {
        var vite = new ViteAppResource(name, "npm", Path.GetFullPath(appDirectory, builder.AppHostDirectory));
        return builder.AddScriptApp(vite, runScriptName, context =>
        {
            var endpoint = vite.GetEndpoint("https") is { Exists: true } https ? https : vite.GetEndpoint("http");
            context.Args.Add("--");
            context.Args.Add("--port");
            context.Args.Add(endpoint.Property(EndpointProperty.TargetPort));
        }).WithHttpEndpoint(env: "PORT");
    }

    /// <summary>Adds a script that Node.js runs; with <see cref="WithRunScript"/> npm runs it while it is developed.</summary>
    public static IResourceBuilder<NodeAppResource> AddNodeApp(this IDistributedApplicationBuilder builder, [ResourceName] string name, string appDirectory, string scriptPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(scriptPath);
        var node = new NodeAppResource(name, "node", Path.GetFullPath(appDirectory, builder.AppHostDirectory));
        var app = builder.AddResource(node).WithNodeDefaults()
            .WithArgs(context =>
            {
                if (node.HasAnnotationOfType<JavaScriptRunScriptAnnotation>())
                    AddRunScript(context);
                else
                    context.Args.Add(scriptPath);
            })
            .PublishAsDockerFile(container => container.WithGeneratedDockerfile(node, () => JavaScriptDockerfile.ForNode(node, scriptPath)));
        return File.Exists(Path.Combine(node.WorkingDirectory, "package.json")) ? app.WithNpm() : app;
    }

    /// <summary>Installs the packages with npm before the application starts.</summary>
    /// <param name="resource">The application.</param>
    /// <param name="install">Whether they are installed at each start (when they are not up to date), or only on command.</param>
    /// <param name="installCommand">npm's command; null means <c>install</c>, when publishing <c>ci</c> if there is a lock file.</param>
    /// <param name="installArgs">Further arguments.</param>
    public static IResourceBuilder<TResource> WithNpm<TResource>(this IResourceBuilder<TResource> resource, bool install = true, string? installCommand = null, string[]? installArgs = null)
        where TResource : JavaScriptAppResource
    {
        var isPublish = resource.ApplicationBuilder.ExecutionContext.IsPublishMode;
        installCommand ??= isPublish && File.Exists(Path.Combine(resource.Resource.WorkingDirectory, "package-lock.json")) ? "ci" : "install";
        resource.WithAnnotation(new JavaScriptInstallCommandAnnotation([installCommand, .. installArgs ?? []]), ResourceAnnotationMutationBehavior.Replace);
        if (!isPublish)
            NpmInstaller.AddTo(resource, install);
        return resource;
    }

    public static IResourceBuilder<TResource> WithRunScript<TResource>(this IResourceBuilder<TResource> resource, string scriptName, string[]? args = null) where TResource : JavaScriptAppResource
    {
        // A Node.js script in production is still started by node itself.
        if (resource.ApplicationBuilder.ExecutionContext.IsRunMode)
            resource.WithCommand("npm");
        return resource.WithAnnotation(new JavaScriptRunScriptAnnotation(scriptName, args), ResourceAnnotationMutationBehavior.Replace);
    }

    public static IResourceBuilder<TResource> WithBuildScript<TResource>(this IResourceBuilder<TResource> resource, string scriptName, string[]? args = null) where TResource : JavaScriptAppResource =>
        resource.WithAnnotation(new JavaScriptBuildScriptAnnotation(scriptName, args), ResourceAnnotationMutationBehavior.Replace);

    private static IResourceBuilder<T> AddScriptApp<T>(this IDistributedApplicationBuilder builder, T app, string runScriptName, Action<CommandLineArgsCallbackContext>? addArgs = null) where T : JavaScriptAppResource =>
        builder.AddResource(app).WithNodeDefaults()
            .WithArgs(context =>
            {
                AddRunScript(context);
                addArgs?.Invoke(context);
            })
            .WithNpm()
            .PublishAsDockerFile(container =>
            {
                if (container.WithGeneratedDockerfile(app, () => JavaScriptDockerfile.ForFiles(app)))
                    // The image carries the built files into another image; nothing in it runs.
                    container.Resource.Annotations.OfType<DockerfileBuildAnnotation>().Last().HasEntrypoint = false;
            })
            .WithBuildScript("build")
            .WithRunScript(runScriptName);

    private static IResourceBuilder<T> WithNodeDefaults<T>(this IResourceBuilder<T> app) where T : JavaScriptAppResource =>
        app.WithOtlpExporter().WithEnvironment("NODE_ENV", app.ApplicationBuilder.Environment.IsDevelopment() ? "development" : "production");

    private static void AddRunScript(CommandLineArgsCallbackContext context)
    {
        if (!context.Resource.TryGetLastAnnotation<JavaScriptRunScriptAnnotation>(out var script))
            return;
        context.Args.Add("run");
        context.Args.Add(script.ScriptName);
        foreach (var arg in script.Args)
            context.Args.Add(arg);
    }

    private static bool WithGeneratedDockerfile(this IResourceBuilder<ContainerResource> container, JavaScriptAppResource app, Func<string> dockerfile)
    {
        if (File.Exists(Path.Combine(app.WorkingDirectory, "Dockerfile")))
            return false;
        container.WithDockerfileFactory(app.WorkingDirectory, _ => dockerfile());
        return true;
    }
}
