using System.Diagnostics;
using System.Text.Json;

namespace OpenTera.AppHost.Tests;

/// <summary>AppHost's own program: what it writes for deployment, and how it ends.</summary>
public sealed class AppHostProgramTests : TestSystem
{
    private async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Choices).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var outputs = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(outputs));
    }

    private async Task<JsonElement> PublishAsync()
    {
        var file = Path.Combine(Folder, "manifest.json");
        var (exitCode, output) = await RunAsync("--publisher", "manifest", "--output-path", file);
        Assert.True(exitCode == 0, output);
        return JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement.GetProperty("resources");
    }

    [Fact]
    public async Task Everything_is_published_as_a_container_or_a_project()
    {
        var kinds = (await PublishAsync()).EnumerateObject().ToDictionary(resource => resource.Name, resource => resource.Value.GetProperty("type").GetString());

        Assert.DoesNotContain("executable.v0", kinds.Values);
        Assert.Equal("container.v0", kinds["postgres"]);
        Assert.Equal("container.v0", kinds["redis"]);
        Assert.Equal("project.v0", kinds["teraserver"]);
        Assert.Equal("project.v0", kinds["exampleservice"]);
        Assert.Equal("container.v1", kinds["portal"]);
        Assert.Equal("container.v1", kinds["exampleservice-frontend"]);
        Assert.Equal("container.v1", kinds["gateway"]);
    }

    [Fact]
    public async Task The_gateway_and_teraserver_learn_of_a_service_from_its_declaration()
    {
        var resources = await PublishAsync();
        var gateway = Variables(resources, "gateway");
        var teraserver = Variables(resources, "teraserver");
        var routes = Enumerable.Range(0, 20).Where(number => gateway.ContainsKey($"Gateway__Routes__{number}__Path"))
            .Select(number => (Path: gateway[$"Gateway__Routes__{number}__Path"], Target: gateway[$"Gateway__Routes__{number}__Target"],
                Prefix: gateway[$"Gateway__Routes__{number}__Prefix"], Trusted: gateway[$"Gateway__Routes__{number}__Trusted"]));

        Assert.Equal(
            [
                ("/", "{teraserver.bindings.http.url}", "", "true"),
                ("/portal/", "{portal.bindings.http.url}", "", "false"),
                ("/example/api/", "{exampleservice.bindings.http.url}", "/example", "true"),
                ("/example/openapi/", "{exampleservice.bindings.http.url}", "/example", "true"),
                ("/example/", "{exampleservice-frontend.bindings.http.url}", "", "false"),
            ],
            routes);
        Assert.Equal("{exampleservice.bindings.http.host}", teraserver["OpenTera__Services__ExampleService__Hostname"]);
        Assert.Equal("{exampleservice.bindings.http.port}", teraserver["OpenTera__Services__ExampleService__Port"]);
        Assert.Equal("/example", teraserver["OpenTera__Services__ExampleService__ClientEndpoint"]);
    }

    [Fact]
    public async Task A_backend_gets_what_it_needs_and_no_secret_is_written()
    {
        var resources = await PublishAsync();
        var service = Variables(resources, "exampleservice");

        Assert.Equal("{exampleservice-database.connectionString}", service["ConnectionStrings__exampleservice"]);
        Assert.Equal("{redis.connectionString}", service["ConnectionStrings__redis"]);
        Assert.Equal("{teraserver.bindings.http.url}", service["services__teraserver__http__0"]);
        Assert.Equal("{gateway-secret.value}", service["OpenTera__GatewaySecret"]);
        Assert.Equal("Production", service["ASPNETCORE_ENVIRONMENT"]);
        Assert.Empty(Directory.GetDirectories(Folder));
    }

    [Fact]
    public async Task A_wrong_setting_ends_with_one_message_and_exit_code_1()
    {
        var (exitCode, output) = await RunAsync("--OpenTera:Redis=memcached", $"--OpenTera:DataDirectory={Folder}");

        Assert.Equal(1, exitCode);
        Assert.Contains("OpenTera cannot start: OpenTera:Redis is 'memcached', but can only be auto, native, garnet, container.", output);
        Assert.DoesNotContain("   at ", output);
    }

    [Fact]
    public async Task The_first_line_says_which_host_runs_and_how_to_choose_the_other()
    {
        var (_, output) = await RunAsync("--OpenTera:Redis=memcached", $"--OpenTera:DataDirectory={Folder}");

        Assert.Matches("^OpenTera runs on (its own local host|Aspire)\\. On .* dotnet run --project AppHost", output);
    }

    [Fact]
    public async Task Two_systems_do_not_share_a_data_directory()
    {
        using var taken = await DataDirectoryLock.TakeAsync(Folder);

        var (exitCode, output) = await RunAsync($"--OpenTera:DataDirectory={Folder}");

        Assert.Equal(1, exitCode);
        Assert.Contains($"The data directory {Folder} is used by another running system", output);
    }

    private static Dictionary<string, string> Variables(JsonElement resources, string name) =>
        resources.GetProperty(name).GetProperty("env").EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value.GetString()!);
}
