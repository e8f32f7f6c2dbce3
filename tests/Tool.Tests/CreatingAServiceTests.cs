using System.Diagnostics;
using Microsoft.Playwright;
using OpenTera.BrowserTesting;
using static Microsoft.Playwright.Assertions;

namespace OpenTera.Tool.Tests;

/// <summary>
/// What <c>docs/creating-a-service.md</c> and <c>docs/communication.md</c> tell to type is typed, and what comes back is what they say: from one command to a service that answers
/// and shows its page beside nine others, and on to a service on Node.js that works with it.
/// </summary>
/// <remarks>The stages with their times: <c>dotnet test --project tests/Tool.Tests --output Detailed</c>.</remarks>
[Collection(nameof(BuiltRepositoryCollection))]
public sealed class CreatingAServiceTests(BuiltRepository repository, ITestOutputHelper test) : IAsyncDisposable
{
    private const int PortOffset = 14000;
    private const int FirstPort = 4200;

    private static readonly string[] Others = [.. Enumerable.Range(1, 9).Select(number => $"Other{number}")];

    private readonly string variables = Path.GetTempFileName();
    private readonly Stopwatch clock = new();
    private RunningCopy? system;
    private string output = "";

    [Fact]
    public async Task A_service_is_created_as_the_documents_tell()
    {
        foreach (var name in Others)
            (await repository.OpenTeraAsync("new", name, "--frontend", "none", "--port", $"{FirstPort + Array.IndexOf(Others, name)}")).Succeeded();
        await repository.BuildAsync("AppHost");
        var creating = repository.Read("docs/creating-a-service.md").Split("## Add a table");
        var communication = Document.Read(repository.Read("docs/communication.md")).SkipWhile(block => block.Language != "sh").ToArray();

        clock.Start();
        await FollowAsync(Document.Read(creating[0]));
        await SeePageAsync(WriteNoteAsync);
        Stage("the page is there in Chromium");
        await SeeOthersAsync();

        // The Node service joins the system before it is started for the second time.
        await FollowAsync(communication.TakeWhile(block => block.Info != "later"));
        await FollowAsync(Document.Read(creating[1]));
        await FollowAsync(communication.SkipWhile(block => block.Info != "later"));
        await SeePageAsync(SeeEventAsync);

        await repository.GitAsync("checkout", "--quiet", ".");
        await repository.GitAsync("clean", "-dffq");
    }

    public async ValueTask DisposeAsync()
    {
        if (system is not null)
            await system.DisposeAsync();
        File.Delete(variables);
    }

    private async Task FollowAsync(IEnumerable<CodeBlock> blocks)
    {
        foreach (var block in blocks)
        {
            if (block.Language == "text")
                Assert.True(block.IsIn(output), $"The document says\n{block.Code}\nbut it was\n{output}");
            else if (block.Language == "sh")
                output = block.Info == "run" ? await RunSystemAsync() : await TypeAsync(block.Code);
            else if (block.Place is { Path: not "" } place)
                Write(place.Path, place.How, place.Line, block.Code);
        }
    }

    /// <summary>Types commands in a shell that knows the variables of the earlier ones. The built tool stands for its own <c>dotnet run</c>, and this system is at other ports than a reader's.</summary>
    private async Task<string> TypeAsync(string commands)
    {
        var here = commands.Replace("dotnet run --project tools/opentera --", $"dotnet {RepositoryCopy.Tool}").Replace(":40075", $":{40075 + PortOffset}");
        var typed = (await repository.RunAsync("bash", "-c", $"set -eua; . {variables}\n{here}\nexport -p > {variables}")).Succeeded();
        Stage(commands.Trim().Split('\n')[^1]);
        return typed.Output.Replace($":{40075 + PortOffset}", ":40075");
    }

    private async Task<string> RunSystemAsync()
    {
        if (system is not null)
            await system.DisposeAsync();
        await repository.InstallAsync("services/Gait/Frontend");
        await repository.BuildAsync("AppHost");
        Stage("built");
        system = new(repository, PortOffset);
        await system.StartAsync();
        Stage("all services and pages are healthy");
        return system.Said.Replace($":{40075 + PortOffset}", ":40075");
    }

    private void Write(string path, string how, string line, string code)
    {
        var before = how == "" ? "" : repository.Read(path);
        if (how == "contains")
        {
            Assert.Contains(code, before);
            return;
        }
        var start = how == "" ? 0 : before.IndexOf(line, StringComparison.Ordinal);
        Assert.True(start >= 0, $"{path} has no '{line}'.");
        repository.Write(path, before.Insert(start == 0 ? 0 : before.LastIndexOf('\n', start - 1) + 1, code));
    }

    /// <summary>All ten answer and are healthy; the other nine are removed.</summary>
    private async Task SeeOthersAsync()
    {
        using var client = await system!.SignInAsync();
        foreach (var name in Others)
            Assert.Contains("\"user\"", await client.GetStringAsync($"{name.ToLowerInvariant()}/api/me"));
        var list = (await repository.OpenTeraAsync("list", "--port-offset", $"{PortOffset}")).Succeeded().Output.Split('\n').Where(line => line.Contains('/')).ToArray();
        Assert.Equal(Others.Length + 2, list.Length);
        Assert.All(list, line => Assert.Contains("healthy", line));
        foreach (var name in Others)
            (await repository.OpenTeraAsync("remove", name, "--yes")).Succeeded();
    }

    private async Task SeePageAsync(Func<IPage, Task> see)
    {
        await using var browser = await Chromium.StartAsync();
        var page = await browser.OpenAsync(system!.Address);
        await page.GotoAsync("/gait/");
        await page.GetByLabel("Username").FillAsync("admin");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("admin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Gait", Level = 1 })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Events" })).ToContainTextAsync("Live");
        await see(page);
    }

    private static async Task WriteNoteAsync(IPage page)
    {
        await page.GetByLabel("New note").FillAsync("First steps");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Notes" })).ToContainTextAsync("First steps");
    }

    private async Task SeeEventAsync(IPage page)
    {
        using var client = await system!.SignInAsync();
        (await client.PostAsync("gait/api/walks", new StringContent("""{"steps": 7}""", null, "application/json"))).EnsureSuccessStatusCode();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Events" })).ToContainTextAsync("7 steps: create");
    }

    private void Stage(string what) => test.WriteLine($"{clock.Elapsed.TotalSeconds,6:0.0} s  {what}");
}
