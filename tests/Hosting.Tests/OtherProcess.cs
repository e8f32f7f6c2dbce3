using System.Diagnostics;
using System.Text;

namespace Hosting.Tests;

/// <summary>A process that a test starts outside of any host.</summary>
internal sealed class OtherProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private TaskCompletionSource _written = New();

    public OtherProcess(string program, IEnumerable<string> args, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        _process = new() { StartInfo = start };
        _process.OutputDataReceived += (_, e) => Add(e.Data);
        _process.ErrorDataReceived += (_, e) => Add(e.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public static bool IsAlive(int id)
    {
        try
        {
            // Field 3 of stat: Z is a process that only waits to be noticed by its parent.
            return File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1][0] != 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }

    public static void Signal(string signal, int id) => Process.Start("kill", [signal, $"{id}"]).WaitForExit();

    public async Task<string> WaitForLineAsync(string text)
    {
        while (true)
        {
            Task written;
            lock (_output)
            {
                if (_output.ToString().Split('\n').FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } line)
                    return line;
                written = _written.Task;
            }
            try
            {
                await written.WaitAsync(RunningApplication.Soon);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"No line with '{text}' came. The output was:\n{Output}");
            }
        }
    }

    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync(RunningApplication.Soon);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    // Who waits must not go on inside of the lock.
    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Add(string? line)
    {
        if (line is null)
            return;
        lock (_output)
        {
            _output.Append(line).Append('\n');
            _written.TrySetResult();
            _written = New();
        }
    }
}
