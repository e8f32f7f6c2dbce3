namespace OpenTera.Tool.Tests;

/// <summary>What <c>opentera new</c> changes in a repository, and that <c>remove</c> takes it back.</summary>
public sealed class NewAndRemoveTests(RepositoryCopy repository) : IClassFixture<RepositoryCopy>
{
    [Theory]
    [InlineData("Gait", "", """port: {0}, path: "/gait")|.WithFrontend("../services/Gait/Frontend", port: {1});""")]
    [InlineData("GaitAnalysis", "--database postgres --path /walking", """port: {0}, path: "/walking")|.WithFrontend("../services/GaitAnalysis/Frontend", port: {1})|.WithDatabase();""")]
    [InlineData("Zebra2Service", "--frontend none --port 4999", """port: 4999, path: "/zebra2");""")]
    [InlineData("Archive", "--private --assets --tests", """port: {0})|.WithDatabase()|.WithAssets()|.WithTests();""")]
    public async Task New_adds_one_declaration_two_projects_and_two_folders_and_remove_takes_them_back(string name, string options, string declaration)
    {
        (await repository.OpenTeraAsync(["new", name, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)])).Succeeded();

        var program = repository.Read("AppHost/Program.cs");
        var port = NextPort();
        foreach (var line in string.Format(null, declaration, port, port + 1000).Split('|'))
            Assert.Contains(line, program);
        Assert.Contains($"AddOpenTeraService<Projects.{name}>(\"{name}\", ", program);
        Assert.Contains($"""<ProjectReference Include="../services/{name}/Backend/{name}.csproj" />""", repository.Read("AppHost/AppHost.csproj"));
        Assert.Contains($"\"{name}.Tests\"", repository.Read("OpenTera.Aspire.sln"));
        var changed = (await repository.StatusAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[3..].Split('/') is [var first, var second, ..] ? $"{first}/{second}" : line[3..]);
        Assert.Equal(["AppHost/AppHost.csproj", "AppHost/Program.cs", "OpenTera.Aspire.sln", $"services/{name}", $"tests/{name}.Tests"], changed.Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(name, (await repository.OpenTeraAsync("list")).Succeeded().Output);

        (await repository.OpenTeraAsync("remove", name, "--yes")).Succeeded();

        Assert.Equal("", await repository.StatusAsync());
    }

    [Theory]
    [InlineData("new gait", "must begin with a capital letter")]
    [InlineData("new Gait-Analysis", "must begin with a capital letter")]
    [InlineData("new 3D", "must begin with a capital letter")]
    [InlineData("new Équilibre", "must begin with a capital letter")]
    [InlineData("new System", "would hide System")]
    [InlineData("new ExampleService", "There is a 'ExampleService' in AppHost/Program.cs already")]
    [InlineData("new EXAMPLESERVICE", "There is a 'EXAMPLESERVICE' in AppHost/Program.cs already")]
    [InlineData("new Redis", "There is a 'Redis'")]
    [InlineData("new Testing", "There is a project 'Testing' in the solution already")]
    [InlineData("new Gait --path /example", "The path /example is given to both ExampleService and Gait")]
    [InlineData("new Gait --path /api", "The path /api is given to both TeraServer and Gait")]
    [InlineData("new Gait --path gait", "must be a slash and one name in lower case")]
    [InlineData("new Gait --port 4050", "Port 4050 is given to both ExampleService and Gait")]
    [InlineData("new Gait --port 4040", "Port 4040 is given to both TeraServer and Gait")]
    [InlineData("new Gait --port 80", "Port 80 cannot be used")]
    [InlineData("new Gait --private --path /gait", "A --private service is nowhere behind the gateway")]
    [InlineData("new Gait --private --frontend react", "A --private service is nowhere behind the gateway")]
    [InlineData("new Gait --frontend vue", "vue")]
    [InlineData("remove Gait --yes", "declares no service 'Gait'")]
    [InlineData("remove ExampleService", "Say --yes if that is meant")]
    public async Task What_cannot_be_done_is_told_and_nothing_is_changed(string arguments, string reason)
    {
        var command = await repository.OpenTeraAsync(arguments.Split(' '));

        Assert.Equal(1, command.ExitCode);
        Assert.Contains(reason, command.Text);
        Assert.Equal("", await repository.StatusAsync());
    }

    [Theory]
    [InlineData("AppHost/Program.cs", "builder.AddGateway", "builder.AddDoor", "there is no AddGateway(...)")]
    [InlineData("AppHost/Program.cs", "});", "<<<<<<< HEAD", "cannot be edited:")]
    [InlineData("AppHost/AppHost.csproj", "../services/", "../service/", "it refers to no service")]
    [InlineData("OpenTera.Aspire.sln", "Microsoft Visual Studio Solution File", "<<<<<<< HEAD", "cannot be edited:")]
    public async Task A_file_that_cannot_be_edited_is_told_and_nothing_is_changed(string file, string text, string damage, string reason)
    {
        repository.Write(file, repository.Read(file).Replace(text, damage));
        var before = await repository.GitAsync("diff");
        try
        {
            var command = await repository.OpenTeraAsync("new", "Gait");

            Assert.Equal(1, command.ExitCode);
            Assert.Contains(reason, command.Text);
            Assert.Equal(before, await repository.GitAsync("diff"));
        }
        finally
        {
            await repository.GitAsync("checkout", "--quiet", ".");
            await repository.GitAsync("clean", "-dffqx");
        }
        Assert.Equal("", await repository.StatusAsync());
    }

    /// <summary>The first port from 4050 on that the original program gives to nobody.</summary>
    private int NextPort()
    {
        var taken = File.ReadAllText(Path.Combine(RepositoryCopy.Original, "AppHost", "Program.cs"));
        return Enumerable.Range(4050, 100).First(port => !taken.Contains($"port: {port}") && !taken.Contains($"port: {port + 1000}"));
    }
}
