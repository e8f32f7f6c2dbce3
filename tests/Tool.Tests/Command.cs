using System.Diagnostics;

namespace OpenTera.Tool.Tests;

/// <summary>A program that was run to its end, as a person does in a terminal.</summary>
/// <param name="ExitCode">0: it did what it was asked for.</param>
/// <param name="Output">All it printed.</param>
internal sealed record Command(int ExitCode, string Output)
{
    /// <summary>Runs a program in a folder.</summary>
    public static Task<Command> RunAsync(string folder, string program, params IEnumerable<string> arguments) => RunAsync(folder, program, arguments, []);

    /// <summary>Runs a program in a folder, with variables besides the inherited ones.</summary>
    public static async Task<Command> RunAsync(string folder, string program, IEnumerable<string> arguments, Dictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        // Most code of a program that is run once runs once: no time goes into measuring it.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var outputs = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, string.Concat(outputs));
    }

    /// <summary>The output in one line, since a terminal's width breaks it.</summary>
    public string Text => string.Join(' ', Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Fails the test with the output unless it ended well.</summary>
    public Command Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }
}
