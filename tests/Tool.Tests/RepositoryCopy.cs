using System.Reflection;

namespace OpenTera.Tool.Tests;

/// <summary>A clean copy of this repository, as it is now, with a git history of its own.</summary>
public class RepositoryCopy : IAsyncLifetime
{
    /// <summary>The built <c>opentera</c> command.</summary>
    public static string Tool { get; } = Metadata("Tool");

    /// <summary>The repository that is copied.</summary>
    public static string Original { get; } = Metadata("Repository");

    /// <summary>Where the copy is.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("opentera-repository-").FullName;

    public virtual async ValueTask InitializeAsync()
    {
        var files = (await Command.RunAsync(Original, "git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")).Succeeded().Output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        foreach (var file in files.Where(file => File.Exists(Path.Combine(Original, file))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, file))!);
            File.Copy(Path.Combine(Original, file), Path.Combine(Folder, file));
        }
        await GitAsync("init", "--quiet");
        await GitAsync("remote", "add", "origin", "https://github.com/example/opentera.git");
        await CommitAsync();
    }

    /// <summary>Runs the <c>opentera</c> command in the copy.</summary>
    internal Task<Command> OpenTeraAsync(params IEnumerable<string> arguments) => Command.RunAsync(Folder, "dotnet", [Tool, .. arguments]);

    /// <summary>Runs git in the copy and gives what it printed.</summary>
    public async Task<string> GitAsync(params IEnumerable<string> arguments) => (await Command.RunAsync(Folder, "git", arguments)).Succeeded().Output;

    /// <summary>Makes the copy clean as it is.</summary>
    public async Task CommitAsync()
    {
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=Tests", "-c", "user.email=tests@localhost", "commit", "--quiet", "--allow-empty", "--message", "As it is");
    }

    /// <summary>What is not as it was, ignored files too; empty: nothing.</summary>
    public Task<string> StatusAsync() => GitAsync("status", "--porcelain", "--ignored", "--untracked-files=all");

    /// <summary>What is not as it was, apart from what git ignores.</summary>
    public Task<string> ChangesAsync() => GitAsync("status", "--porcelain", "--untracked-files=all");

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    public virtual ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private static string Metadata(string key) => typeof(RepositoryCopy).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value!;
}
