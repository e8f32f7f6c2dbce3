using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.JavaScript;

/// <summary>Adds the resource that installs an application's packages.</summary>
internal static class NpmInstaller
{
    public static void AddTo<T>(IResourceBuilder<T> app, bool install) where T : JavaScriptAppResource
    {
        var application = app.ApplicationBuilder;
        var name = $"{app.Resource.Name}-installer";
        if (application.Resources.OfType<JavaScriptInstallerResource>().FirstOrDefault(r => ResourceName.Equal(r.Name, name)) is { } existing)
        {
            if (!install)
            {
                foreach (var wait in app.Resource.Annotations.OfType<WaitAnnotation>().Where(w => w.Resource == existing).ToArray())
                    app.Resource.Annotations.Remove(wait);
                application.CreateResourceBuilder(existing).WithExplicitStart();
            }
            return;
        }
        var installer = application.AddResource(new JavaScriptInstallerResource(name, app.Resource.WorkingDirectory))
            .WithParentRelationship(app.Resource)
            .ExcludeFromManifest()
            .WithArgs(context =>
            {
                foreach (var arg in app.Resource.Annotations.OfType<JavaScriptInstallCommandAnnotation>().Last().Args)
                    context.Args.Add(arg);
            });
        if (install)
            app.WaitForCompletion(installer);
        else
            installer.WithExplicitStart();
    }

    /// <summary>Whether npm would have nothing to do.</summary>
    public static bool IsUpToDate(JavaScriptInstallerResource installer)
    {
        var installed = InstalledList(installer);
        return installed.Exists && new[] { "package.json", "package-lock.json" }
            .Select(file => new FileInfo(Path.Combine(installer.WorkingDirectory, file)))
            .All(file => !file.Exists || file.LastWriteTimeUtc <= installed.LastWriteTimeUtc);
    }

    /// <summary>Removes what an interrupted installation has left: npm takes half-written files in it for installed.</summary>
    public static void RemoveInterrupted(JavaScriptInstallerResource installer)
    {
        var installed = InstalledList(installer);
        if (installed.Directory!.Exists && !installed.Exists)
            installed.Directory.Delete(recursive: true);
    }

    // npm writes it last.
    private static FileInfo InstalledList(JavaScriptInstallerResource installer) => new(Path.Combine(installer.WorkingDirectory, "node_modules", ".package-lock.json"));
}
