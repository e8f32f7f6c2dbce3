using System.Text;
using Microsoft.VisualStudio.SolutionPersistence;
using Microsoft.VisualStudio.SolutionPersistence.Model;
using Microsoft.VisualStudio.SolutionPersistence.Serializer;

namespace OpenTera.Tool.Repository;

/// <summary>The solution with projects more or less.</summary>
/// <param name="path">The file.</param>
internal sealed class SolutionFile(string path)
{
    /// <param name="projects">Paths relative to the solution's, with slashes: each stands in the solution folder of its first name.</param>
    public Task<string> WithAsync(params IEnumerable<string> projects) => ChangedAsync(solution =>
    {
        foreach (var project in projects)
        {
            var folder = $"/{project.Split('/')[0]}/";
            solution.AddProject(project, projectTypeName: null, solution.FindFolder(folder) ?? solution.AddFolder(folder));
        }
    });

    /// <summary>The solution without projects, and without the solution folders that are empty then.</summary>
    public Task<string> WithoutAsync(params IEnumerable<string> projects) => ChangedAsync(solution =>
    {
        foreach (var project in projects)
        {
            if (solution.SolutionProjects.FirstOrDefault(known => known.FilePath.Replace('\\', '/') == project) is not { } found)
                continue;
            solution.RemoveProject(found);
            if (found.Parent is { } folder && !solution.SolutionItems.Any(item => item.Parent == folder))
                solution.RemoveFolder(folder);
        }
    });

    /// <summary>The names of its projects.</summary>
    public async Task<IReadOnlySet<string>> ProjectNamesAsync() =>
        (await ReadAsync()).SolutionProjects.Select(project => Path.GetFileNameWithoutExtension(project.FilePath.Replace('\\', '/'))).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="Refusal">It is no solution.</exception>
    private async Task<SolutionModel> ReadAsync()
    {
        try
        {
            return await SolutionSerializers.SlnFileV12.OpenAsync(path, CancellationToken.None);
        }
        catch (SolutionException error)
        {
            throw new Refusal($"{path} cannot be edited: {error.Message} Repair it first.");
        }
    }

    private async Task<string> ChangedAsync(Action<SolutionModel> change)
    {
        var solution = await ReadAsync();
        change(solution);
        using var text = new MemoryStream();
        await SolutionSerializers.SlnFileV12.SaveAsync(text, solution, CancellationToken.None);
        var saved = Encoding.UTF8.GetString(text.ToArray());
        return File.ReadAllText(path).Contains("\r\n") ? saved : saved.Replace("\r\n", "\n");
    }
}
