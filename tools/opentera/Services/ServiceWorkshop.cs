using OpenTera.Tool.Repository;

namespace OpenTera.Tool.Services;

/// <summary>Makes and removes services: their folders, and their places in the solution and in AppHost.</summary>
internal sealed class ServiceWorkshop(OpenTeraRepository repository)
{
    /// <summary>Makes a service.</summary>
    /// <exception cref="Refusal">It cannot be made; nothing was changed.</exception>
    public async Task MakeAsync(NewService service)
    {
        var parts = new ServiceParts(service.Name.Text);
        foreach (var folder in (string[])[parts.Folder, parts.TestFolder])
        {
            if (Directory.Exists(ServiceParts.In(repository, folder)))
                throw new Refusal($"There is a folder {folder} already.");
        }

        // Everything is made and edited aside first: what fails, fails before the repository is touched.
        Edit[] edits =
        [
            new(repository.AppHostProgram, new AppHostProgram(repository.AppHostProgram).With(service.Declaration())),
            new(repository.AppHostProject, new AppHostProject(repository.AppHostProject).With(parts.Backend)),
            new(repository.Solution, await new SolutionFile(repository.Solution).WithAsync(parts.Backend, parts.Tests)),
        ];
        var aside = Directory.CreateTempSubdirectory("opentera-new-").FullName;
        try
        {
            await new ServiceTemplate(repository).MakeAsync(service, aside);
            Edit.WriteAll(edits);
            foreach (var folder in (string[])[parts.Folder, parts.TestFolder])
                Copy(Path.Combine(aside, folder), ServiceParts.In(repository, folder));
        }
        finally
        {
            Directory.Delete(aside, recursive: true);
        }
    }

    /// <summary>Removes a service, with all that is in its folders.</summary>
    /// <exception cref="Refusal">AppHost declares no such service; nothing was changed.</exception>
    public async Task RemoveAsync(string name)
    {
        var parts = new ServiceParts(name);
        var program = new AppHostProgram(repository.AppHostProgram).Without(name) ?? throw new Refusal($"AppHost/Program.cs declares no service '{name}'.");
        Edit.WriteAll(
        [
            new(repository.AppHostProgram, program),
            new(repository.AppHostProject, new AppHostProject(repository.AppHostProject).Without(parts.Backend)),
            new(repository.Solution, await new SolutionFile(repository.Solution).WithoutAsync(parts.Backend, parts.Tests)),
        ]);
        foreach (var folder in (string[])[parts.Folder, parts.TestFolder])
        {
            if (Directory.Exists(ServiceParts.In(repository, folder)))
                Directory.Delete(ServiceParts.In(repository, folder), recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
