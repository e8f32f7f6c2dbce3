namespace Aspire.Hosting.Running;

/// <summary>Finds programs as a shell would.</summary>
internal static class ProgramPath
{
    /// <summary>The dotnet that runs this process.</summary>
    public static string Dotnet { get; } =
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath!
        : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host
        : "dotnet";

    /// <summary>The full path of the program; null when there is none. A path with folders begins at the working directory, a name is looked up on the PATH.</summary>
    public static string? Find(string program, string workingDirectory, string? path)
    {
        IEnumerable<string> folders = program.AsSpan().IndexOfAny('/', Path.DirectorySeparatorChar) >= 0
            ? [workingDirectory]
            : (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => Names(Path.GetFullPath(program, Path.GetFullPath(folder)))).FirstOrDefault(IsExecutable);
    }

    private static IEnumerable<string> Names(string file) => OperatingSystem.IsWindows() && !Path.HasExtension(file)
        ? (Environment.GetEnvironmentVariable("PATHEXT") ?? ".EXE;.CMD;.BAT").Split(';').Select(extension => file + extension)
        : [file];

    private static bool IsExecutable(string file) => File.Exists(file)
        && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
