using System.Diagnostics;

namespace OpenTera.Testing;

/// <summary>A server program that a test runs, with what it printed for the message of a failure.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _output = [];

    /// <summary>Starts a program.</summary>
    /// <param name="program">Its path, or its name where it is on the <c>PATH</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Where it runs; null: where the tests run.</param>
    public ServerProcess(string program, IEnumerable<string> arguments, string? folder = null)
    {
        _process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder } };
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Waits until the server answers.</summary>
    /// <exception cref="InvalidOperationException">It ended, or did not answer within three minutes, which a busy machine may need.</exception>
    public async Task WaitAsync(Func<Task> ask)
    {
        var end = DateTime.UtcNow.AddMinutes(3);
        while (true)
        {
            try
            {
                await ask();
                return;
            }
            catch (Exception exception) when (exception is not InvalidOperationException)
            {
                if (_process.HasExited || DateTime.UtcNow > end)
                    throw new InvalidOperationException($"{_process.StartInfo.FileName} did not start: {string.Join('\n', _output)}", exception);
                await Task.Delay(20);
            }
        }
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task RunAsync(string program, IEnumerable<string> arguments, string? folder = null)
    {
        await using var run = new ServerProcess(program, arguments, folder);
        await run._process.WaitForExitAsync();
        if (run._process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed: {string.Join('\n', run._output)}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
            _output.Add(line.Data ?? "");
    }
}
