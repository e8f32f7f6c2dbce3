using System.Diagnostics;
using System.Globalization;

namespace OpenTera.WholeSystem;

/// <summary>Looks at the machine's processes (Linux).</summary>
internal static class Processes
{
    /// <summary>The process that listens on a TCP port.</summary>
    public static Process ListeningOn(int port)
    {
        var sockets = new[] { "/proc/net/tcp", "/proc/net/tcp6" }.Where(File.Exists).SelectMany(file => File.ReadLines(file).Skip(1))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields[3] == "0A" && int.Parse(fields[1].Split(':')[^1], NumberStyles.HexNumber) == port)
            .Select(fields => $"socket:[{fields[9]}]").ToHashSet();
        return Process.GetProcesses().FirstOrDefault(process => OpenFiles(process.Id).Any(sockets.Contains))
            ?? throw new InvalidOperationException($"No process listens on port {port}.");
    }

    /// <summary>Every living process whose environment or arguments contain a text.</summary>
    public static IReadOnlyList<string> Mentioning(string text) =>
        [.. Process.GetProcesses().Where(process => process.Id != Environment.ProcessId && Mentions(process.Id, text))
            .Select(process => $"{process.Id} {Read($"/proc/{process.Id}/cmdline").Replace('\0', ' ')}")];

    private static bool Mentions(int id, string text) =>
        !Read($"/proc/{id}/stat").Contains(") Z ") && (Read($"/proc/{id}/environ").Contains(text) || Read($"/proc/{id}/cmdline").Contains(text));

    private static IEnumerable<string> OpenFiles(int id)
    {
        try
        {
            return [.. Directory.GetFiles($"/proc/{id}/fd").Select(file => new FileInfo(file).LinkTarget ?? "")];
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
