using System.Diagnostics;

namespace OpenTera.Tool.Tests;

/// <summary>A copy that was built before, and where the packages of the pages are installed.</summary>
/// <remarks>Its code is the original's, whose own build has analyzed it. Here that, compiling packages ahead and a new compiler for each project would only take time.</remarks>
public sealed class BuiltRepository : RepositoryCopy
{
    private readonly string compiler = $"opentera-tests-{Guid.NewGuid():N}";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var page in (string[])["frontend", "services/ExampleService/Frontend"])
            await InstallAsync(page);
        await BuildAsync("AppHost");
    }

    /// <summary>Builds what changed of a project and of all it refers to.</summary>
    public async Task BuildAsync(string project) => (await RunAsync("dotnet", "build", project, "--nologo", "-v", "quiet", "-p:PublishReadyToRun=false")).Succeeded();

    /// <summary>Builds one project as its author does, with every analyzer: a warning fails.</summary>
    public async Task AnalyzeAsync(string project) => (await RunAsync("dotnet", "build", project, "--nologo", "-v", "quiet", "-p:RunAnalyzers=true", "-p:BuildProjectReferences=false")).Succeeded();

    /// <summary>Installs the packages of a page. All that are made with React have the same ones.</summary>
    public async Task InstallAsync(string page)
    {
        var isAngular = File.Exists(Path.Combine(Folder, page, "angular.json"));
        var installed = Path.Combine(Original, page.StartsWith("services/", StringComparison.Ordinal) ? "services/ExampleService/Frontend" : page, "node_modules");
        if (isAngular || !Directory.Exists(installed) || (await RunAsync("cp", "-al", installed, page)).ExitCode != 0)
            (await Command.RunAsync(Path.Combine(Folder, page), "npm", "ci")).Succeeded();
    }

    /// <summary>Runs a program in the copy, which builds with a compiler that goes on running.</summary>
    internal Task<Command> RunAsync(string program, params IEnumerable<string> arguments) => Command.RunAsync(Folder, program, arguments, new()
    {
        ["RunAnalyzers"] = "false",
        ["UseSharedCompilation"] = "true",
        ["SharedCompilationId"] = compiler,
    });

    public override async ValueTask DisposeAsync()
    {
        foreach (var process in Process.GetProcessesByName("VBCSCompiler").Concat(Process.GetProcessesByName("dotnet")))
        {
            using (process)
            {
                if (IsOwn(process))
                    process.Kill();
            }
        }
        await base.DisposeAsync();
    }

    private bool IsOwn(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline").Contains(compiler, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}

/// <summary>The tests that share one built copy. Each leaves it as it was.</summary>
[CollectionDefinition(nameof(BuiltRepositoryCollection))]
public sealed class BuiltRepositoryCollection : ICollectionFixture<BuiltRepository>;
