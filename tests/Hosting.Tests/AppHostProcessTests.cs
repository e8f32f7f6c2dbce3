using System.Diagnostics;
using System.Net.Http.Json;

namespace Hosting.Tests;

/// <summary>The sample AppHost as a process of its own, as a person starts it.</summary>
public sealed class AppHostProcessTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("opentera-hosting-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task Each_line_has_the_name_of_its_resource_in_front()
    {
        using var host = Start();

        Assert.Equal("migration | migrated", await host.WaitForLineAsync("migrated"));
        Assert.StartsWith("family | pids ", await host.WaitForLineAsync("pids"));
    }

    [Theory]
    [InlineData("-TERM")]
    [InlineData("-INT")]
    public async Task Nothing_is_left_when_it_is_told_to_stop(string signal)
    {
        using var host = Start();
        var processes = await ProcessesAsync(host);

        OtherProcess.Signal(signal, host.Id);
        Assert.Equal(0, await host.WaitForExitAsync());
        await AssertGoneAsync(processes);
    }

    [Fact]
    public async Task Nothing_is_left_when_it_is_killed()
    {
        using var host = Start();
        var processes = await ProcessesAsync(host);

        OtherProcess.Signal("-KILL", host.Id);
        await AssertGoneAsync(processes);
    }

    [Fact]
    public async Task A_generated_password_is_the_same_in_the_next_run()
    {
        var first = await PasswordAsync();
        var second = await PasswordAsync();

        Assert.Equal(first, second);
        var secrets = Path.Combine(_home, ".microsoft", "usersecrets", "opentera-sample-apphost", "secrets.json");
        Assert.Contains(first, File.ReadAllText(secrets));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(secrets));

        async Task<string> PasswordAsync()
        {
            using var host = Start();
            var connectionString = (await EnvironmentOfServiceAsync(host))["ConnectionStrings__redis"];
            OtherProcess.Signal("-TERM", host.Id);
            await host.WaitForExitAsync();
            return connectionString["localhost:21090,password=".Length..];
        }
    }

    [Fact]
    public async Task The_launch_profile_of_a_project_gives_its_port_and_what_is_not_set_otherwise()
    {
        using var host = Start();
        var environment = await EnvironmentOfServiceAsync(host);

        Assert.Equal("yes", environment["FROM_LAUNCH_PROFILE"]);
        Assert.Equal("by the application", environment["GIVEN_TWICE"]);
        Assert.Equal("http", environment["DOTNET_LAUNCH_PROFILE"]);
        OtherProcess.Signal("-TERM", host.Id);
        await host.WaitForExitAsync();
    }

    private static async Task<Dictionary<string, string>> EnvironmentOfServiceAsync(OtherProcess host)
    {
        await host.WaitForLineAsync("The sample is ready.");
        using var client = new HttpClient();
        return (await client.GetFromJsonAsync<Dictionary<string, string>>("http://localhost:21080/environment"))!;
    }

    private OtherProcess Start(params string[] args) => new(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "SampleAppHost.dll"), .. args], ("DOTNET_ENVIRONMENT", "Development"), ("HOME", _home));

    /// <summary>Everything is gone soon: the guardian needs a moment to see that its host is, and does what the host can no longer do.</summary>
    private static async Task AssertGoneAsync(IReadOnlyCollection<int> processes)
    {
        var clock = Stopwatch.StartNew();
        while (processes.Any(OtherProcess.IsAlive) && clock.Elapsed < TimeSpan.FromSeconds(5))
            await Task.Delay(50);
        Assert.DoesNotContain(processes, OtherProcess.IsAlive);
    }

    /// <summary>All processes that the host has started: its guardian, the service and the family's five.</summary>
    private static async Task<IReadOnlyCollection<int>> ProcessesAsync(OtherProcess host)
    {
        await host.WaitForLineAsync("The sample is ready.");
        var soon = RunningApplication.Soon;
        while (true)
        {
            var descendants = Descendants(host.Id);
            if (descendants.Count == 7)
                return descendants;
            Assert.False(soon.IsCancellationRequested, $"{descendants.Count} processes:\n{host.Output}");
            await Task.Delay(50);
        }
    }

    private static List<int> Descendants(int ancestor)
    {
        var children = Process.GetProcesses().Select(p => p.Id).ToLookup(Parent);
        var found = new List<int>(children[ancestor]);
        for (var i = 0; i < found.Count; i++)
            found.AddRange(children[found[i]]);
        return found;
    }

    private static int Parent(int id)
    {
        try
        {
            return int.Parse(File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1].Split(' ')[1]);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
