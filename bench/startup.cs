#!/usr/bin/env dotnet
// How long OpenTera takes to come up, and how much memory each of its processes holds then: the embedded variant, on ports of its own.
//   dotnet build && dotnet run bench/startup.cs [-- RUNS]
// Linux only: the figures are the kernel's (/proc).

using System.Diagnostics;
using System.Text;

const int PortOffset = 9000;
const string RedisPassword = "bench";

if (!OperatingSystem.IsLinux())
{
    Console.Error.WriteLine("bench/startup.cs reads /proc: run it on Linux.");
    return 1;
}

var runs = args.Length > 0 ? int.Parse(args[0]) : 3;
var data = Directory.CreateTempSubdirectory("opentera-bench-").FullName;
try
{
    Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}");
    for (var run = 1; run <= runs; run++)
        await MeasureSystemAsync(run);
    await MeasureTeraServerAsync(runs);
    return 0;
}
finally
{
    Directory.Delete(data, recursive: true);
}

async Task MeasureSystemAsync(int run)
{
    var clock = Stopwatch.StartNew();
    using var dotnet = Start([], "run", "--project", "AppHost", "--no-build", "--",
        "--OpenTera:Database=sqlite", "--OpenTera:Redis=garnet", "--OpenTera:Gateway=yarp",
        $"--OpenTera:PortOffset={PortOffset}", $"--OpenTera:DataDirectory={data}/system");
    await WaitForLineAsync(dotnet, "OpenTera is ready");
    Console.WriteLine($"\nWhole system, {(run == 1 ? "new database" : "existing database")}: ready {clock.Elapsed.TotalSeconds:F1} s after `dotnet run`");

    var processes = Tree(dotnet.Id).ToList();
    foreach (var id in processes)
        Console.WriteLine($"  {Resident(id),6:F0} MB  {Name(id)}");
    Console.WriteLine($"  {processes.Sum(Proportional),6:F0} MB  in all, memory shared between them counted once");
    await StopAsync(dotnet);
}

async Task MeasureTeraServerAsync(int rounds)
{
    var redisPort = PortOffset + 40079;
    using var redis = Start([], "tool", "run", "garnet-server", "--", "--port", $"{redisPort}", "--bind", "127.0.0.1",
        "--auth", "Password", "--password", RedisPassword, "--memory", "64m", "--index", "8m");
    await WaitForLineAsync(redis, "Ready to accept connections");

    Console.WriteLine();
    var address = $"http://127.0.0.1:{PortOffset + 4040}";
    using var client = new HttpClient { BaseAddress = new(address) };
    client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("admin:admin")));
    // In the first round Garnet and this program have only just started too, and take their part of the processors.
    for (var run = 0; run < 2 * rounds; run++)
    {
        var clock = Stopwatch.StartNew();
        using var server = Start(
            new()
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = address,
                ["ConnectionStrings__opentera"] = $"Data Source={data}/teraserver{run / 2}.db",
                ["ConnectionStrings__redis"] = $"127.0.0.1:{redisPort},password={RedisPassword}",
            },
            "services/TeraServer/Backend/bin/Debug/net10.0/TeraServer.dll");
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync("/api/user/login");
                if (answer.IsSuccessStatusCode)
                    break;
                throw new InvalidOperationException($"TeraServer answered the login with {(int)answer.StatusCode}.");
            }
            catch (HttpRequestException) when (!server.HasExited)
            {
                await Task.Delay(10);
            }
        }
        Console.WriteLine($"TeraServer alone, {(run % 2 == 0 ? "new database" : "existing database")}: first login answered {clock.Elapsed.TotalSeconds:F2} s after its start; {Resident(server.Id):F0} MB, {Proportional(server.Id):F0} MB with memory shared between processes counted once");
        await StopAsync(server);
    }
    await StopAsync(redis);
}

static Process Start(Dictionary<string, string> environment, params string[] arguments)
{
    var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
    foreach (var (name, value) in environment)
        start.Environment[name] = value;
    return Process.Start(start)!;
}

static async Task WaitForLineAsync(Process process, string text)
{
    while (await process.StandardOutput.ReadLineAsync() is { } line)
    {
        if (line.Contains(text))
        {
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return;
        }
    }
    throw new InvalidOperationException($"'{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)}' ended before it said '{text}'.");
}

static async Task StopAsync(Process process)
{
    Process.Start("kill", $"-TERM {process.Id}").WaitForExit();
    await process.WaitForExitAsync();
}

static IEnumerable<int> Tree(int root) =>
    Children(root).SelectMany(Tree).Prepend(root);

static IEnumerable<int> Children(int parent) =>
    Directory.GetDirectories($"/proc/{parent}/task")
        .SelectMany(thread => File.ReadAllText($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(int.Parse);

static string Name(int process)
{
    var arguments = File.ReadAllText($"/proc/{process}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries);
    return string.Join(' ', arguments.Take(3).Select(argument => Path.GetFileName(argument)));
}

static double Resident(int process) => Megabytes($"/proc/{process}/status", "VmRSS:");

static double Proportional(int process) => Megabytes($"/proc/{process}/smaps_rollup", "Pss:");

static double Megabytes(string file, string figure) =>
    double.Parse(File.ReadLines(file).First(line => line.StartsWith(figure)).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;
