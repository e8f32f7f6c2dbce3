using System.ComponentModel;
using System.Diagnostics;

namespace OpenTera.AppHost;

/// <summary>What is installed on this machine.</summary>
/// <param name="searchPath">Folders of programs; null: those of the environment variable <c>PATH</c>.</param>
internal sealed class Machine(string? searchPath = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // System programs are not on every account's path.
    private const string SystemFolders = ":/usr/local/sbin:/usr/sbin";

    private readonly string[] folders = (searchPath ?? Environment.GetEnvironmentVariable("PATH") + (OperatingSystem.IsWindows() ? "" : SystemFolders))
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Docker or Podman, when it is installed and answers; else null.</summary>
    public string? ContainerRuntime => field ??= new[] { "docker", "podman" }.FirstOrDefault(name => Find(name) is { } program && Answers(program));

    /// <summary>The path of a program, or null.</summary>
    public string? Find(string name) => folders
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
        .FirstOrDefault(File.Exists);

    private static bool Answers(string containerRuntime)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(containerRuntime, ["info"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (process.WaitForExit(Patience))
                return process.ExitCode == 0;
            process.Kill(entireProcessTree: true);
            return false;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
