using System.Diagnostics;

namespace Aspire.Hosting.Running;

/// <summary>Ends all process groups of this process when it is gone, however it ended.</summary>
/// <remarks>
/// A small shell of its own session reads from a pipe which groups there are. When this process ends, even by SIGKILL, the system
/// closes the pipe. The shell then does what <see cref="ProcessGroup.StopAsync"/> does, and finally ends every process that still
/// carries the mark in its environment, wherever it has put itself. On Windows there is none.
/// </remarks>
internal static class ProcessGuardian
{
    // $1 is the grace period in tenths of a second, $2 the mark.
    private const string Script = """
        exec >/dev/null 2>&1
        trap '' TERM INT HUP
        groups=
        while read -r change id; do
            case $change in
                watch) groups="$groups $id" ;;
                forget) kept=; for group in $groups; do [ "$group" = "$id" ] || kept="$kept $group"; done; groups=$kept ;;
            esac
        done
        for group in $groups; do kill -TERM -"$group"; done
        left=$1
        while [ "$left" -gt 0 ]; do
            alive=
            for group in $groups; do kill -0 -"$group" && alive=yes; done
            [ "$alive" ] || break
            left=$((left - 1))
            sleep 0.1
        done
        for group in $groups; do kill -KILL -"$group"; done
        for process in $(grep -lsF "$2" /proc/[0-9]*/environ | tr -dc '0-9\n'); do [ "$process" = $$ ] || kill -KILL "$process"; done
        """;

    private static readonly Lock Gate = new();
    private static Process? _shell;

    public static void EnsureRunning()
    {
        lock (Gate)
        {
            if (_shell is not null || OperatingSystem.IsWindows())
                return;
            var leader = ProcessGroup.GroupLeader;
            var start = new ProcessStartInfo(leader[0], [.. leader[1..], "/bin/sh", "-c", Script, "sh", $"{ProcessGroup.Grace.TotalSeconds * 10:F0}", $"{ProcessMark.Variable}={ProcessMark.OfHost}"])
            {
                RedirectStandardInput = true,
                WorkingDirectory = "/"
            };
            // Of a host that a host has started, lest that one's guardian end this one before its work is done.
            start.Environment[ProcessMark.Variable] = ProcessMark.OfHost;
            _shell = Process.Start(start)!;
            _shell.StandardInput.AutoFlush = true;
        }
    }

    public static void Watch(int group) => Write("watch", group);

    public static void Forget(int group) => Write("forget", group);

    private static void Write(string change, int group)
    {
        lock (Gate)
            try
            {
                _shell?.StandardInput.WriteLine($"{change} {group}");
            }
            catch (IOException)
            {
                // Somebody has ended the guardian; a clean stop needs none.
                _shell = null;
            }
    }
}
