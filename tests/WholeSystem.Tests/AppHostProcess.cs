using System.Collections.Concurrent;
using System.Diagnostics;

namespace OpenTera.WholeSystem;

/// <summary>AppHost as a process of its own, as a person starts it in a terminal.</summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    /// <summary>Where AppHost was built: the folder of these tests lacks files that it needs by itself.</summary>
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory.Replace("tests/WholeSystem.Tests", "AppHost"), "AppHost.dll");

    private readonly ConcurrentQueue<string> lines = new();
    private readonly Process process;

    public AppHostProcess(int portOffset, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, $"--OpenTera:PortOffset={portOffset}", $"--OpenTera:DataDirectory={DataDirectory}", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_ENVIRONMENT"] = "Development" },
        };
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, data) => Add(data.Data);
        process.ErrorDataReceived += (_, data) => Add(data.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        void Add(string? line)
        {
            if (line is not null)
                lines.Enqueue(line);
        }
    }

    /// <summary>Its path stands in the environment or the arguments of AppHost and of everything it starts.</summary>
    public string DataDirectory { get; } = Directory.CreateTempSubdirectory("opentera-apphost-").FullName;

    /// <summary>All it has said so far.</summary>
    public string Output => string.Join('\n', lines);

    public async Task WaitForOutputAsync(string text, TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        while (!Output.Contains(text))
        {
            Assert.True(clock.Elapsed < patience && !process.HasExited, $"AppHost did not say '{text}' but:\n{Output}");
            await Task.Delay(50);
        }
    }

    public async Task<int> WaitForExitAsync(TimeSpan patience)
    {
        using var timeout = new CancellationTokenSource(patience);
        await process.WaitForExitAsync(timeout.Token);
        return process.ExitCode;
    }

    /// <summary>SIGKILL: it gets no chance to clean up.</summary>
    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            Process.Start("kill", $"-TERM {process.Id}").WaitForExit();
            await process.WaitForExitAsync();
        }
        process.Dispose();
        Directory.Delete(DataDirectory, recursive: true);
    }
}
