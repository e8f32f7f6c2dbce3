namespace Hosting.Tests;

public sealed class NodeTests : IDisposable
{
    private const string Server = """
        const { createServer } = require('http')
        createServer((_, response) => response.end(JSON.stringify({ args: process.argv.slice(2), env: process.env.NODE_ENV })))
            .listen(process.env.PORT, 'localhost', () => console.log('listening'))
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("opentera-hosting-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_Vite_application_is_run_by_npm_with_its_port_after_its_packages_are_installed()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "package.json"), """{ "name": "sample", "version": "1.0.0", "scripts": { "dev": "node server.cjs" } }""");
        await File.WriteAllTextAsync(Path.Combine(_folder, "server.cjs"), Server);
        await using var app = await RunningApplication.StartAsync(builder => builder.AddViteApp("web", _folder).WithHttpHealthCheck());
        await app.WaitForHealthyAsync("web");

        Assert.Equal(KnownResourceStates.Finished, app.Snapshot("web-installer").State?.Text);
        var answer = await app.Client("web").GetStringAsync("");
        Assert.Matches("""^\{"args":\["--port","\d+"\],"env":"development"\}$""", answer);
        Assert.DoesNotContain($"\"{app.App.GetEndpoint("web").Port}\"", answer);
    }

    [Fact]
    public async Task Packages_that_are_up_to_date_are_not_installed_again()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "package.json"), """{ "name": "sample", "version": "1.0.0", "scripts": { "preinstall": "exit 1" } }""");
        Directory.CreateDirectory(Path.Combine(_folder, "node_modules"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "node_modules", ".package-lock.json"), "{}");
        await File.WriteAllTextAsync(Path.Combine(_folder, "server.cjs"), Server);
        await using var app = await RunningApplication.StartAsync(builder =>
            builder.AddNodeApp("api", _folder, "server.cjs").WithHttpEndpoint(env: "PORT").WithHttpHealthCheck());
        await app.WaitForHealthyAsync("api");

        Assert.Equal("""{"args":[],"env":"development"}""", await app.Client("api").GetStringAsync(""));
    }

    [Fact]
    public async Task What_an_interrupted_installation_left_is_removed_before_the_next_one()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "package.json"), """{ "name": "sample", "version": "1.0.0", "scripts": { "dev": "sleep 300" } }""");
        var half = Directory.CreateDirectory(Path.Combine(_folder, "node_modules", ".half")).FullName;
        await using var app = await RunningApplication.StartAsync(builder => builder.AddJavaScriptApp("web", _folder));

        await app.WaitForHealthyAsync("web");
        Assert.False(Directory.Exists(half));
    }

    [Fact]
    public async Task A_changed_list_of_packages_is_installed()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "node_modules"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "node_modules", ".package-lock.json"), "{}");
        await Task.Delay(20);
        await File.WriteAllTextAsync(Path.Combine(_folder, "package.json"), """{ "name": "sample", "version": "1.0.0", "scripts": { "preinstall": "echo installing && exit 7" } }""");
        await using var app = await RunningApplication.StartAsync(builder => builder.AddJavaScriptApp("web", _folder));

        await app.WaitForStateAsync("web", KnownResourceStates.FailedToStart);
        await app.WaitForLineAsync("web", "Resource 'web-installer' ended with exit code 7.");
    }
}
