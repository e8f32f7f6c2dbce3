namespace OpenTera.Tool.Tests;

/// <summary>What the other choices of <c>opentera new</c> make is as finished as ExampleService: it builds without a warning, and passes the tests that come with it.</summary>
[Collection(nameof(BuiltRepositoryCollection))]
public sealed class ChoicesTests(BuiltRepository repository)
{
    [Fact]
    public async Task A_service_without_a_database_and_its_page_pass_their_tests()
    {
        await PassesAsync("Plain");
        await PagePassesAsync("Plain");
        await RemoveAsync("Plain");
    }

    [Fact]
    public async Task A_service_with_a_page_made_with_Angular_and_its_page_pass_their_tests()
    {
        await PassesAsync("Stride", "--frontend", "angular", "--database", "postgres");
        await PagePassesAsync("Stride");
        await RemoveAsync("Stride");
    }

    [Fact]
    public async Task A_service_with_assets_and_tests_passes_its_tests()
    {
        await PassesAsync("Clinic", "--assets", "--tests");
        await RemoveAsync("Clinic");
    }

    private async Task PassesAsync(string name, params string[] options)
    {
        (await repository.OpenTeraAsync(["new", name, .. options])).Succeeded();
        Assert.InRange(Directory.GetFiles(Path.Combine(repository.Folder, "services", name, "Backend"), "*.cs", SearchOption.AllDirectories).Length, 1, 8);
        await repository.InstallAsync($"services/{name}/Frontend");
        await repository.BuildAsync("tests/BrowserTesting");
        await repository.AnalyzeAsync($"services/{name}/Backend");
        await repository.AnalyzeAsync($"tests/{name}.Tests");
        (await Command.RunAsync(repository.Folder, "dotnet", Path.Combine("tests", $"{name}.Tests", "bin", "Debug", "net10.0", $"{name}.Tests.dll"))).Succeeded();
    }

    private async Task PagePassesAsync(string name)
    {
        var page = Path.Combine(repository.Folder, "services", name, "Frontend");
        foreach (var script in (string[])["lint", "test", "build"])
            (await Command.RunAsync(page, "npm", "run", script)).Succeeded();
    }

    private async Task RemoveAsync(string name)
    {
        (await repository.OpenTeraAsync("remove", name, "--yes")).Succeeded();
        Assert.Equal("", await repository.ChangesAsync());
    }
}
