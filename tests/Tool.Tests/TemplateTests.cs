namespace OpenTera.Tool.Tests;

/// <summary>The template of <c>dotnet new</c>.</summary>
public sealed class TemplateTests(RepositoryCopy repository) : IClassFixture<RepositoryCopy>
{
    private static readonly string[] Example = ["--name", "ExampleService", "--database", "postgres", "--title", "Example", "--title-fr", "Exemple"];

    [Fact]
    public async Task The_example_is_what_the_packed_template_makes()
    {
        var packages = Path.Combine(repository.Folder, "artifacts");
        (await Command.RunAsync(repository.Folder, "dotnet", "pack", "templates", "--output", packages, "--nologo", "-v", "quiet")).Succeeded();
        var hive = Path.Combine(packages, "templates");
        var package = Assert.Single(Directory.GetFiles(packages, "OpenTera.Templates.*.nupkg"));
        (await Command.RunAsync(packages, "dotnet", "new", "install", package, "--debug:custom-hive", hive)).Succeeded();
        foreach (var folder in (string[])["services/ExampleService", "tests/ExampleService.Tests"])
            Directory.Delete(Path.Combine(repository.Folder, folder), recursive: true);

        (await Command.RunAsync(packages, "dotnet", ["new", "opentera-service", "--debug:custom-hive", hive, "--output", repository.Folder, .. Example])).Succeeded();

        Assert.Equal("", await repository.ChangesAsync());
    }

    [Fact]
    public void What_the_template_makes_is_small_and_finished()
    {
        var example = Path.Combine(repository.Folder, "services", "ExampleService");

        Assert.InRange(Directory.GetFiles(Path.Combine(example, "Backend"), "*.cs", SearchOption.AllDirectories).Length, 1, 8);
        foreach (var file in Directory.EnumerateFiles(example, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain("TODO", File.ReadAllText(file));
    }
}
