using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace OpenTera.AppHost.Tests;

/// <summary>What Program.cs may say, and what is told when it says something that cannot be.</summary>
public sealed class DeclarationTests : TestSystem
{
    private static string ErrorOf(Action declare) => Assert.Throws<DistributedApplicationException>(declare).Message;

    [Fact]
    public void Two_parts_with_one_port_are_an_error_that_names_both()
    {
        var builder = Declared();

        var error = ErrorOf(() => builder.AddOpenTeraService<Projects.ExampleService>("FileTransferService", 4050, "/file"));

        Assert.Equal("Port 4050 is given to both ExampleService and FileTransferService: change one of them in Program.cs.", error);
    }

    [Fact]
    public void Two_services_with_one_path_are_an_error_that_names_both()
    {
        var builder = Declared();

        var error = ErrorOf(() => builder.AddOpenTeraService<Projects.ExampleService>("FileTransferService", 4042, "/example"));

        Assert.Equal("The path /example is given to both ExampleService and FileTransferService: change one of them in Program.cs.", error);
    }

    [Theory]
    [InlineData("/api", "The path /api is given to both TeraServer and FileTransferService")]
    [InlineData("/portal", "The path /portal is given to both the portal and FileTransferService")]
    [InlineData("file", "The path 'file' of FileTransferService must be")]
    [InlineData("/file/", "The path '/file/' of FileTransferService must be")]
    [InlineData("/File", "The path '/File' of FileTransferService must be")]
    public void A_path_that_cannot_be_is_an_error_that_says_why(string path, string message)
    {
        var builder = Declared();

        Assert.StartsWith(message, ErrorOf(() => builder.AddOpenTeraService<Projects.ExampleService>("FileTransferService", 4042, path)));
    }

    [Fact]
    public void A_key_that_cannot_be_is_an_error()
    {
        var builder = Declared();

        Assert.Contains("'File Service'", ErrorOf(() => builder.AddOpenTeraService<Projects.ExampleService>("File Service", 4042, "/file")));
    }

    [Fact]
    public void A_taken_port_is_an_error_that_names_the_process()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 40079 + PortOffset);
        listener.Start();
        var builder = Builder();

        var error = ErrorOf(() => builder.AddOpenTeraRedis(40079));

        Assert.StartsWith($"Port {40079 + PortOffset}, which redis needs, is taken by ", error);
        if (OperatingSystem.IsLinux())
            Assert.Contains($"process {Environment.ProcessId} (", error);
    }

    [Fact]
    public void The_offset_shifts_every_port()
    {
        var builder = Declared();
        builder.AddGateway<Projects.Gateway>(40075);

        var ports = builder.Resources.OfType<IResourceWithEndpoints>()
            .SelectMany(resource => resource.Annotations.OfType<EndpointAnnotation>(), (resource, endpoint) => (resource.Name, endpoint.Port - PortOffset))
            .ToDictionary();

        Assert.Equal(
            new Dictionary<string, int?>
            {
                ["redis"] = 40079,
                ["teraserver"] = 4040,
                ["portal"] = 5040,
                ["exampleservice"] = 4050,
                ["exampleservice-frontend"] = 5050,
                ["gateway"] = 40075,
            },
            ports);
    }

    [Fact]
    public async Task A_service_in_another_language_learns_its_port_and_where_Redis_and_TeraServer_are()
    {
        var resources = await PublishAsync(builder => builder.AddOpenTeraService("Steps", "node", "../services/Steps", ["server.js"], port: 4060, path: "/steps"));

        var steps = resources["steps"]!;
        var environment = steps["env"]!.AsObject();
        Assert.Equal("container.v1", steps["type"]!.GetValue<string>());
        Assert.Equal("{steps.bindings.http.targetPort}", environment["PORT"]!.GetValue<string>());
        Assert.Equal("{teraserver.bindings.http.url}", environment["services__teraserver__http__0"]!.GetValue<string>());
        Assert.Equal("{redis.connectionString}", environment["ConnectionStrings__redis"]!.GetValue<string>());
        Assert.True(environment.ContainsKey("REDIS_HOST"));
        Assert.Contains(resources["gateway"]!["env"]!.AsObject(), variable => variable.Value!.GetValue<string>() == "{steps.bindings.http.url}");
        Assert.Equal("/steps", resources["teraserver"]!["env"]!["OpenTera__Services__Steps__ClientEndpoint"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_watched_service_is_for_writing_it_and_cannot_be_published()
    {
        var watched = Declared().AddWatchedOpenTeraService<Projects.ExampleService>("Steps", port: 4060, path: "/steps").Resource;

        Assert.Equal(("steps", "dotnet"), (watched.Name, watched.Command));
        Assert.EndsWith(Path.Combine("services", "ExampleService", "Backend"), watched.WorkingDirectory);
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => PublishAsync(builder => builder.AddWatchedOpenTeraService<Projects.ExampleService>("Steps", port: 4060)));
        Assert.Contains("say AddOpenTeraService to publish", error.Message);
    }

    [Fact]
    public async Task The_configuration_of_a_service_is_declared_to_TeraServer()
    {
        var resources = await PublishAsync(builder => builder.AddOpenTeraService<Projects.ExampleService>("Steps", port: 4060).WithConfiguration("""{ "reminders": true }"""));

        var known = resources["teraserver"]!["env"]!.AsObject();
        Assert.Equal("""{"reminders":true}""", known["OpenTera__Services__Steps__DefaultConfig"]!.GetValue<string>());
        Assert.Equal("true", known["OpenTera__Services__Steps__EditableConfig"]!.GetValue<string>());
        Assert.False(known.ContainsKey("OpenTera__Services__ExampleService__EditableConfig"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    public void A_configuration_that_is_no_object_is_an_error(string configuration) =>
        Assert.StartsWith("The configuration of Steps must be a JSON object: ", ErrorOf(() => Declared().AddOpenTeraService<Projects.ExampleService>("Steps", port: 4060).WithConfiguration(configuration)));

    [Fact]
    public async Task A_service_without_a_path_is_known_to_TeraServer_and_not_to_the_gateway()
    {
        var resources = await PublishAsync(builder => builder.AddOpenTeraService<Projects.ExampleService>("Archive", port: 4060).WithAssets().WithTests());

        var known = resources["teraserver"]!["env"]!.AsObject();
        Assert.Equal("{archive.bindings.http.port}", known["OpenTera__Services__Archive__Port"]!.GetValue<string>());
        Assert.Equal("true", known["OpenTera__Services__Archive__HasAssets"]!.GetValue<string>());
        Assert.Equal("true", known["OpenTera__Services__Archive__HasTests"]!.GetValue<string>());
        Assert.False(known.ContainsKey("OpenTera__Services__Archive__ClientEndpoint"));
        Assert.Equal("false", known["OpenTera__Services__ExampleService__HasAssets"]!.GetValue<string>());
        Assert.DoesNotContain(resources["gateway"]!["env"]!.AsObject(), variable => variable.Value!.GetValue<string>().Contains("archive"));
    }

    [Fact]
    public void A_page_of_a_service_without_a_path_is_an_error()
    {
        var service = Declared().AddOpenTeraService<Projects.ExampleService>("Hidden", port: 4061);

        Assert.Contains("has no path", ErrorOf(() => service.WithFrontend("../frontend", 5061)));
    }

    private async Task<JsonNode> PublishAsync(Action<IDistributedApplicationBuilder> declare)
    {
        var file = Path.Combine(Folder, "manifest.json");
        var builder = Declared("--publisher", "manifest", "--output-path", file);
        declare(builder);
        builder.AddGateway<Projects.Gateway>(40075);
        await builder.Build().RunAsync();
        return JsonNode.Parse(await File.ReadAllTextAsync(file))!["resources"]!;
    }

    [Theory]
    [InlineData("Database", "oracle", "auto, sqlite, postgres, container")]
    [InlineData("Redis", "yes", "auto, native, garnet, container")]
    [InlineData("Gateway", "apache", "auto, nginx, yarp, container")]
    [InlineData("Seed", "demo", "default, test, none")]
    [InlineData("PortOffset", "-1", "a number from 0 to 25456")]
    [InlineData("PortOffset", "30000", "a number from 0 to 25456")]
    public void A_setting_that_does_not_exist_is_an_error_that_lists_those_that_do(string name, string value, string values)
    {
        var builder = Builder($"--OpenTera:{name}={value}");

        var error = ErrorOf(builder.AddOpenTeraDatabase);

        Assert.Contains($"OpenTera:{name} is '{value}'", error);
        Assert.Contains(values, error);
    }

    [Fact]
    public void Secrets_are_made_once_and_only_their_owner_can_read_them()
    {
        var first = Declared().Configuration["Parameters:redis-password"];
        var second = Declared().Configuration["Parameters:redis-password"];

        Assert.Equal(32, first!.Length);
        Assert.Equal(first, second);
        foreach (var file in Directory.GetFiles(Path.Combine(Folder, "secrets")))
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }
}
