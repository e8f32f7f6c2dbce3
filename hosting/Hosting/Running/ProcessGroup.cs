using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aspire.Hosting.Running;

/// <summary>A process with all its descendants, which are ended together: on Unix a process group of its own.</summary>
internal sealed class ProcessGroup
{
    /// <summary>How long a process has to end after it was asked to.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>How long the last lines of a program that has ended are waited for.</summary>
    private static readonly TimeSpan LastOutput = TimeSpan.FromSeconds(2);

    private const int SigKill = 9;
    private const int SigTerm = 15;
    private readonly Process _process;
    private readonly string _mark;
    private readonly Lock _ending = new();
    private bool _hasEnded;

    private ProcessGroup(Process process, string mark)
    {
        _process = process;
        _mark = mark;
    }

    public int Id => _process.Id;

    // A leader of a group; of util-linux and busybox, so on every Linux. macOS has Perl instead.
    internal static string[] GroupLeader { get; } = OperatingSystem.IsMacOS() ? ["perl", "-e", "setpgrp; exec @ARGV"] : ["setsid"];

    /// <summary>Starts a program; its lines go to <paramref name="output"/> with whether they are of its error stream.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The system cannot start it.</exception>
    public static ProcessGroup Start(string program, IEnumerable<string> arguments, string workingDirectory, IEnumerable<KeyValuePair<string, string>> variables, Action<string, bool> output)
    {
        string[] command = OperatingSystem.IsWindows() ? [program] : [.. GroupLeader, program];
        var start = new ProcessStartInfo(command[0], [.. command[1..], .. arguments])
        {
            WorkingDirectory = workingDirectory,
            // Stays open and silent: some programs end when their input does.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        start.Environment.Clear();
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        var mark = ProcessMark.New();
        start.Environment[ProcessMark.Variable] = mark;
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, e) => Write(e.Data, isError: false);
        process.ErrorDataReceived += (_, e) => Write(e.Data, isError: true);
        ProcessGuardian.EnsureRunning();
        process.Start();
        ProcessGuardian.Watch(process.Id);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, mark);

        void Write(string? line, bool isError)
        {
            if (line is not null)
                output(line, isError);
        }
    }

    /// <summary>Waits until the program has ended, ends what is left of its descendants and returns its exit code (128 + n after signal n).</summary>
    public async Task<int> WaitForExitAsync()
    {
        // Not the process's own method: that also waits for the output, which a descendant may hold open.
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.Exited += (_, _) => exited.TrySetResult();
        if (_process.HasExited)
            exited.TrySetResult();
        await exited.Task.ConfigureAwait(false);
        Signal(SigKill);
        await EndMarkedAsync().ConfigureAwait(false);
        ProcessGuardian.Forget(_process.Id);
        await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(LastOutput)).ConfigureAwait(false);
        var exitCode = _process.ExitCode;
        lock (_ending)
        {
            _hasEnded = true;
            _process.Dispose();
        }
        return exitCode;
    }

    /// <summary>Ends descendants that left the group. They are looked for until there is none: one may just have been started, and to be signalled is not yet to be gone.</summary>
    private async Task EndMarkedAsync()
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Grace; await Task.Delay(5).ConfigureAwait(false))
        {
            var marked = ProcessMark.Find(_mark).ToList();
            if (marked.Count == 0)
                return;
            foreach (var process in marked)
                _ = kill(process, SigKill);
        }
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
        lock (_ending)
        {
            // Another process may have its number by now.
            if (_hasEnded)
                return;
            if (!OperatingSystem.IsWindows())
            {
                // The group does not exist in the first moments of its leader.
                if (kill(-_process.Id, signal) != 0 && !_process.HasExited)
                    _ = kill(_process.Id, signal);
            }
            else if (!_process.HasExited)
                // Windows has no signal that a process without a window hears.
                _process.Kill(entireProcessTree: true);
        }
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int pid, int signal);
}
