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
        var program = new AppHostProgram(repository.AppHostProgram);
        new AddressBook(program).Check(service);
        var solution = new SolutionFile(repository.Solution);
        if ((await solution.ProjectNamesAsync()).Contains(parts.Name))
            throw new Refusal($"There is a project '{parts.Name}' in the solution already. Choose another name.");
        foreach (var folder in Folders(parts))
        {
            if (Directory.Exists(ServiceParts.In(repository, folder)))
                throw new Refusal($"There is a folder {folder} already.");
        }

        // Everything is made and edited aside first: what fails, fails before the repository is touched.
        Edit[] edits =
        [
            new(repository.AppHostProgram, program.With(service.Declaration())),
            new(repository.AppHostProject, new AppHostProject(repository.AppHostProject).With(parts.Backend)),
            new(repository.Solution, await solution.WithAsync(parts.Backend, parts.Tests)),
        ];
        var aside = Directory.CreateTempSubdirectory("opentera-new-").FullName;
        try
        {
            await new ServiceTemplate(repository).MakeAsync(service, aside);
            foreach (var folder in Folders(parts))
                Copy(Path.Combine(aside, folder), ServiceParts.In(repository, folder));
            Edit.WriteAll(edits);
        }
        catch
        {
            DeleteFolders(parts);
            throw;
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
        Edit.WriteAll(
        [
            new(repository.AppHostProgram, new AppHostProgram(repository.AppHostProgram).Without(name)),
            new(repository.AppHostProject, new AppHostProject(repository.AppHostProject).Without(parts.Backend)),
            new(repository.Solution, await new SolutionFile(repository.Solution).WithoutAsync(parts.Backend, parts.Tests)),
        ]);
        DeleteFolders(parts);
    }

    private static string[] Folders(ServiceParts parts) => [parts.Folder, parts.TestFolder];

    private void DeleteFolders(ServiceParts parts)
    {
        foreach (var folder in Folders(parts).Select(folder => ServiceParts.In(repository, folder)).Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
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
