using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aspire.Hosting.Running;

/// <summary>A process with all its descendants, which dies with this process however that ends.</summary>
/// <remarks>
/// On Unix a shell of its own session starts the program and watches a pipe that this process holds. When this process ends, even by
/// SIGKILL, the system closes the pipe; the shell then ends the whole process group as <see cref="StopAsync"/> does. On Windows the
/// descendants are ended by <see cref="StopAsync"/> only.
/// </remarks>
internal sealed class ProcessGroup
{
    /// <summary>How long a process has to end after it was asked to.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    // $1 is the grace period in tenths of a second, the rest the program. The watcher survives the group's SIGTERM, and from the moment it ends the group also the shell's SIGUSR1.
    private const string Guard = """
        grace=$1; shift
        exec 3<&0 </dev/null
        trap : TERM INT HUP
        "$@" 3<&- &
        child=$!
        {
            trap '' TERM INT HUP
            read -r _ <&3
            trap '' USR1
            kill -TERM 0
            while [ $grace -gt 0 ] && kill -0 $child; do grace=$((grace - 1)); sleep 0.1; done
            kill -KILL 0
        } >/dev/null 2>&1 &
        watcher=$!
        exec 3<&-
        while wait $child; status=$?; [ $status -gt 128 ] && kill -0 $child 2>/dev/null; do :; done
        kill -USR1 $watcher 2>/dev/null
        exit $status
        """;

    private const int SigKill = 9;
    private const int SigTerm = 15;
    private readonly Process _process;

    private ProcessGroup(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Starts a program; its lines go to <paramref name="output"/> with whether they are of its error stream.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The system cannot start it.</exception>
    public static ProcessGroup Start(string program, IEnumerable<string> arguments, string workingDirectory, IEnumerable<KeyValuePair<string, string>> variables, Action<string, bool> output)
    {
        string[] command = OperatingSystem.IsWindows() ? [program] : [.. GroupLeader, "/bin/sh", "-c", Guard, "sh", $"{Grace.TotalSeconds * 10:F0}", program];
        var start = new ProcessStartInfo(command[0], [.. command[1..], .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        start.Environment.Clear();
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, e) => Write(e.Data, isError: false);
        process.ErrorDataReceived += (_, e) => Write(e.Data, isError: true);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process);

        void Write(string? line, bool isError)
        {
            if (line is not null)
                output(line, isError);
        }
    }

    // macOS has no setsid, but Perl.
    private static string[] GroupLeader => OperatingSystem.IsMacOS() ? ["perl", "-e", "setpgrp; exec @ARGV"] : ["setsid"];

    /// <summary>Waits until the program has ended, ends what is left of its descendants and returns its exit code (128 + n after signal n).</summary>
    public async Task<int> WaitForExitAsync()
    {
        // Not WaitForExitAsync: that also waits for the output, which a descendant may hold open.
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => exited.TrySetResult();
        if (_process.HasExited)
            exited.TrySetResult();
        await exited.Task.ConfigureAwait(false);
        Signal(SigKill);
        await _process.WaitForExitAsync().ConfigureAwait(false);
        var exitCode = _process.ExitCode;
        _process.Dispose();
        return exitCode;
    }

    /// <summary>Asks the program and its descendants to end, and ends them after the grace period.</summary>
    /// <param name="exit">The task of <see cref="WaitForExitAsync"/>.</param>
    public async Task StopAsync(Task exit)
    {
        if (exit.IsCompleted)
            return;
        Signal(SigTerm);
        if (await Task.WhenAny(exit, Task.Delay(Grace)).ConfigureAwait(false) != exit)
            Signal(SigKill);
        await exit.ConfigureAwait(false);
    }

    private void Signal(int signal)
    {
        if (!OperatingSystem.IsWindows())
        {
            // The group does not exist in the first moments of its leader.
            if (kill(-_process.Id, signal) != 0)
                _ = kill(_process.Id, signal);
        }
        else if (!_process.HasExited)
            // Windows has no signal that a process without a window hears.
            _process.Kill(entireProcessTree: true);
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int pid, int signal);
}
