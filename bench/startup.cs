#!/usr/bin/env dotnet
// How long OpenTera takes to come up, and how much memory each of its processes holds then.
// dotnet run bench/startup.cs [runs]   after `dotnet build`, on Linux; the embedded variant, on ports of its own.

using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

if (!OperatingSystem.IsLinux())
{
    Console.Error.WriteLine("bench/startup.cs reads /proc: run it on Linux.");
    return 1;
}

const int portOffset = 9000;
var runs = args.Length > 0 ? int.Parse(args[0]) : 3;
var root = AppContext.GetData("EntryPointFileDirectoryPath") is string directory ? Path.GetDirectoryName(directory)! : Environment.CurrentDirectory;
var data = Directory.CreateTempSubdirectory("opentera-bench-").FullName;

try
{
    Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}");
    for (var run = 1; run <= runs; run++)
    {
        await WholeSystemAsync(run == 1 ? "first start (new database)" : "later start");
    }
    return 0;
}
finally
{
    Directory.Delete(data, recursive: true);
}

async Task WholeSystemAsync(string title)
{
    var clock = Stopwatch.StartNew();
    using var appHost = Start("dotnet", "run", "--project", "AppHost", "--no-build", "--",
        "--OpenTera:Database=sqlite", "--OpenTera:Redis=garnet", "--OpenTera:Gateway=yarp",
        $"--OpenTera:PortOffset={portOffset}", $"--OpenTera:DataDirectory={data}");
    while (await appHost.StandardOutput.ReadLineAsync() is { } line)
    {
        if (line.Contains("OpenTera is ready"))
        {
            break;
        }
    }
    if (appHost.HasExited)
    {
        throw new InvalidOperationException($"AppHost ended with exit code {appHost.ExitCode}: {await appHost.StandardError.ReadToEndAsync()}");
    }
    Console.WriteLine($"\n{title}: ready {clock.Elapsed.TotalSeconds:F1} s after `dotnet run`");
    foreach (var (process, megabytes) in Descendants(appHost.Id))
    {
        Console.WriteLine($"  {megabytes,6:F0} MB  {process}");
    }
    var drain = appHost.StandardOutput.ReadToEndAsync();
    Process.Start("kill", ["-TERM", .. Tree(appHost.Id).Where(id => CommandLine(id).Contains("AppHost.dll") || CommandLine(id).EndsWith("/AppHost")).Select(id => id.ToString())]).WaitForExit();
    await appHost.WaitForExitAsync();
    await drain;
}
