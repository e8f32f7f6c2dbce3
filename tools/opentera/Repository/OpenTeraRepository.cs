namespace OpenTera.Tool.Repository;

/// <summary>A working copy of OpenTera: the folder with <c>OpenTera.Aspire.sln</c>.</summary>
/// <param name="folder">The folder.</param>
internal sealed class OpenTeraRepository(string folder)
{
    private const string SolutionName = "OpenTera.Aspire.sln";

    /// <summary>Its full path.</summary>
    public string Folder => folder;

    public string Solution => PathOf(SolutionName);

    public string AppHostProgram => PathOf("AppHost", "Program.cs");

    public string AppHostProject => PathOf("AppHost", "AppHost.csproj");

    /// <summary>The repository that a folder is in.</summary>
    /// <exception cref="Refusal">It is in none.</exception>
    public static OpenTeraRepository Around(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (File.Exists(Path.Combine(candidate.FullName, SolutionName)))
                return new(candidate.FullName);
        }
        throw new Refusal($"There is no {SolutionName} in {folder} or above it. Run this in an OpenTera repository.");
    }

    public string PathOf(params ReadOnlySpan<string> names) => Path.Combine([folder, .. names]);
}
