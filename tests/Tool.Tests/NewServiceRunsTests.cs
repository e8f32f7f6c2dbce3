using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;
using OpenTera.BrowserTesting;
using static Microsoft.Playwright.Assertions;

namespace OpenTera.Tool.Tests;

/// <summary>From one command to a running service, in a repository that has nine others and was built and run before.</summary>
/// <remarks>The stages with their times: <c>dotnet test --project tests/Tool.Tests --output Detailed</c>.</remarks>
[Collection(nameof(BuiltRepositoryCollection))]
public sealed class NewServiceRunsTests(BuiltRepository repository, ITestOutputHelper output)
{
    private const int PortOffset = 16000;

    private static readonly string[] Others = [.. Enumerable.Range(1, 9).Select(number => $"Other{number}")];

    private readonly Stopwatch clock = new();

    [Fact]
    public async Task One_command_makes_a_service_that_answers_and_shows_its_page_beside_nine_others()
    {
        foreach (var name in Others)
            (await repository.OpenTeraAsync("new", name, "--frontend", "none")).Succeeded();
        await repository.BuildAsync("AppHost");

        clock.Start();
        (await repository.OpenTeraAsync("new", "Gait", "--database", "postgres")).Succeeded();
        Stage("made");
        await repository.BuildAsync("AppHost");
        Stage("built");
        await using (var system = new RunningCopy(repository, PortOffset, "artifacts/data"))
        {
            await system.StartAsync();
            Stage("all ten services and their pages are healthy");
            using var client = await system.SignInAsync();
            var me = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("gait/api/me"));
            Assert.Equal(("user", true), (me.GetProperty("kind").GetString(), me.GetProperty("isAdmin").GetBoolean()));
            Stage("an authenticated answer came through NGINX");
            await SeePageAsync(system.Address);
            Stage("the page is there in Chromium");

            foreach (var name in Others)
                Assert.Contains("\"user\"", await client.GetStringAsync($"{name.ToLowerInvariant()}/api/me"));
            var list = (await repository.OpenTeraAsync("list", "--port-offset", $"{PortOffset}")).Succeeded().Output.Split('\n').Where(line => line.Contains('/')).ToArray();
            Assert.Equal(Others.Length + 2, list.Length);
            Assert.All(list, line => Assert.Contains("healthy", line));
        }

        foreach (var name in (string[])["Gait", .. Others])
            (await repository.OpenTeraAsync("remove", name, "--yes")).Succeeded();
        Assert.Equal("", await repository.ChangesAsync());
    }

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
