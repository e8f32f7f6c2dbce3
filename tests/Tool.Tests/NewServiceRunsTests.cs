using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;
using OpenTera.BrowserTesting;
using static Microsoft.Playwright.Assertions;

namespace OpenTera.Tool.Tests;

/// <summary>From one command to a running service, in a repository that was built and run before.</summary>
/// <remarks>The stages with their times: <c>dotnet test --project tests/Tool.Tests --output Detailed</c>.</remarks>
public sealed class NewServiceRunsTests(RepositoryCopy repository, ITestOutputHelper output) : IClassFixture<RepositoryCopy>
{
    private const int PortOffset = 16000;

    private readonly Stopwatch clock = new();

    [Fact]
    public async Task One_command_makes_a_service_that_answers_and_shows_its_page_and_ten_of_them_run_at_once()
    {
        await PrepareAsync();

        clock.Restart();
        (await repository.OpenTeraAsync("new", "Gait", "--database", "postgres")).Succeeded();
        Stage("made");
        await BuildAsync();
        Stage("built");
        await using (var system = new RunningCopy(repository, PortOffset))
        {
            await system.StartAsync();
            Stage("all parts are healthy");
            using var client = await system.SignInAsync();
            var me = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("gait/api/me"));
            Assert.Equal(("user", true), (me.GetProperty("kind").GetString(), me.GetProperty("isAdmin").GetBoolean()));
            Stage("an authenticated answer came through NGINX");
            await SeePageAsync(system.Address);
            Stage("the page is there in Chromium");
        }

        foreach (var number in Enumerable.Range(2, 9))
            (await repository.OpenTeraAsync("new", $"Service{number}", "--frontend", "none")).Succeeded();
        Stage("nine more are made");
        await BuildAsync();
        Stage("built");
        await using (var system = new RunningCopy(repository, PortOffset))
        {
            await system.StartAsync();
            Stage("all ten run and are healthy");
            using var client = await system.SignInAsync();
            foreach (var number in Enumerable.Range(2, 9))
                Assert.Contains("\"user\"", await client.GetStringAsync($"service{number}/api/me"));
            var list = (await repository.OpenTeraAsync("list", "--port-offset", $"{PortOffset}")).Succeeded().Output.Split('\n').Where(line => line.Contains("Gait") || line.Contains("Service")).ToArray();
            Assert.All(list.Where(line => line.Contains('/')), line => Assert.Contains("healthy", line));
        }

        foreach (var name in (string[])["Gait", .. Enumerable.Range(2, 9).Select(number => $"Service{number}")])
            (await repository.OpenTeraAsync("remove", name, "--yes")).Succeeded();
        Assert.Equal("", await repository.GitAsync("status", "--porcelain", "--untracked-files=all"));
        Stage("all are removed, the repository is as it was");
    }

    /// <summary>Builds AppHost once and installs what its pages need, as an earlier run has done.</summary>
    private async Task PrepareAsync()
    {
        clock.Restart();
        foreach (var page in (string[])["frontend", "services/ExampleService/Frontend"])
        {
            var installed = Path.Combine(RepositoryCopy.Original, page, "node_modules");
            if (!Directory.Exists(installed) || (await Command.RunAsync(repository.Folder, "cp", "-al", installed, page)).ExitCode != 0)
                (await Command.RunAsync(Path.Combine(repository.Folder, page), "npm", "ci")).Succeeded();
        }
        await BuildAsync();
        Stage("(before: the repository was built)");
    }

    private async Task BuildAsync() => (await Command.RunAsync(repository.Folder, "dotnet", "build", "AppHost", "--nologo", "-v", "quiet")).Succeeded();

    private static async Task SeePageAsync(Uri address)
    {
        await using var browser = await Chromium.StartAsync();
        var page = await browser.OpenAsync(address);
        await page.GotoAsync("/gait/");
        await page.GetByLabel("Username").FillAsync("admin");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("admin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Gait", Level = 1 })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Events" })).ToContainTextAsync("Live");
        await page.GetByLabel("New note").FillAsync("First steps");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Notes" })).ToContainTextAsync("First steps");
    }

    private void Stage(string what) => output.WriteLine($"{clock.Elapsed.TotalSeconds,6:0.0} s  {what}");
}
