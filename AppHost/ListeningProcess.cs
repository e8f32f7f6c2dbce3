using System.Globalization;
using System.Net.NetworkInformation;

namespace OpenTera.AppHost;

/// <summary>Who listens on a port of this machine.</summary>
internal static class ListeningProcess
{
    /// <summary>Describes the process that listens on the port, as far as it can be known; null when the port is free.</summary>
    public static string? Find(int port) =>
        !IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == port) ? null
        : OperatingSystem.IsLinux() && Sockets(port) is { Count: > 0 } sockets && OwnerOf(sockets) is { } process ? process
        : "another process";

    /// <summary>The listening sockets of a port, as links in <c>/proc/PID/fd</c> name them (proc(5), /proc/net/tcp).</summary>
    private static HashSet<string> Sockets(int port)
    {
        const string listening = "0A";
        var suffix = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return [.. new[] { "/proc/net/tcp", "/proc/net/tcp6" }
            .Where(File.Exists)
            .SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(field => field.Length > 9 && field[3] == listening && field[1].EndsWith(suffix, StringComparison.Ordinal))
            .Select(field => $"socket:[{field[9]}]")];
    }

    private static string? OwnerOf(HashSet<string> sockets)
    {
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            try
            {
                if (Directory.EnumerateFiles(process + "/fd").Any(handle => File.ResolveLinkTarget(handle, false)?.Name is { } target && sockets.Contains(target)))
                    return $"process {Path.GetFileName(process)} ({File.ReadAllText(process + "/cmdline").Replace('\0', ' ').Trim()})";
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It has just ended, or belongs to somebody else.
            }
        }

        return null;
    }
}
