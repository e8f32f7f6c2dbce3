namespace OpenTera.Tool.Tests;

/// <summary>A copy that was built and run before: AppHost and what services are tested with is compiled, the packages of the pages are installed.</summary>
/// <remarks>What is compiled here is the code of the original, whose own build has analyzed it: here that, and compiling packages ahead, would only take time.</remarks>
public sealed class BuiltRepository : RepositoryCopy
{
    private static readonly string[] Quickly = ["--nologo", "-v", "quiet", "-p:RunAnalyzers=false", "-p:PublishReadyToRun=false"];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var page in (string[])["frontend", "services/ExampleService/Frontend"])
            await InstallAsync(page);
        await BuildAsync("tests/BrowserTesting");
        await BuildAsync("AppHost");
    }

    /// <summary>Builds what changed of a project and of all it refers to.</summary>
    public async Task BuildAsync(string project) => (await Command.RunAsync(Folder, "dotnet", ["build", project, .. Quickly])).Succeeded();

    /// <summary>Builds one project as its author does, with every analyzer: a warning fails.</summary>
    public async Task AnalyzeAsync(string project) => (await Command.RunAsync(Folder, "dotnet", "build", project, "--nologo", "-v", "quiet", "-p:BuildProjectReferences=false")).Succeeded();

    /// <summary>Installs the packages of a page. All services have the same ones.</summary>
    public async Task InstallAsync(string page)
    {
        var installed = Path.Combine(Original, page.StartsWith("services/", StringComparison.Ordinal) ? "services/ExampleService/Frontend" : page, "node_modules");
        if (!Directory.Exists(installed) || (await Command.RunAsync(Folder, "cp", "-al", installed, page)).ExitCode != 0)
            (await Command.RunAsync(Path.Combine(Folder, page), "npm", "ci")).Succeeded();
    }
}

/// <summary>The tests that share one built copy. Each leaves it as it was.</summary>
[CollectionDefinition(nameof(BuiltRepositoryCollection))]
public sealed class BuiltRepositoryCollection : ICollectionFixture<BuiltRepository>;
