using System.Text.Json.Nodes;

namespace Hosting.Tests;

/// <summary>The expected manifest is what Aspire 13.1 writes for the same application.</summary>
public sealed class ManifestTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("opentera-hosting-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_kind_of_resource_is_written_as_Aspire_writes_it()
    {
        var project = Path.GetRelativePath(_folder, new Projects.SampleService().ProjectPath).Replace('\\', '/');
        var written = await PublishAsync(Describe, "--publisher", "manifest", "--output-path", Path.Combine(_folder, "manifest.json"));

        var expected = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "manifest.json")))!;
        expected["resources"]!["service"]!["path"] = project;
        Assert.Equal(expected.ToJsonString(new() { WriteIndented = true }), written.ToJsonString(new() { WriteIndented = true }));
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "web.Dockerfile")), await File.ReadAllTextAsync(Path.Combine(_folder, "web.Dockerfile")));
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "node.Dockerfile")), await File.ReadAllTextAsync(Path.Combine(_folder, "node.Dockerfile")));
    }

    [Fact]
    public async Task Aspires_other_spelling_of_the_command_writes_the_same_into_a_folder()
    {
        var folder = Path.Combine(_folder, "out");
        await PublishAsync(builder => builder.AddParameter("only"), "--operation", "publish", "--step", "publish-manifest", "--output-path", folder);

        Assert.Contains("{only.inputs.value}", await File.ReadAllTextAsync(Path.Combine(folder, "aspire-manifest.json")));
    }

    [Fact]
    public async Task A_missing_output_path_is_an_error()
    {
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => PublishAsync(builder => builder.AddParameter("only"), "--publisher", "manifest"));
        Assert.Contains("--output-path", error.Message);
    }

    [Fact]
    public async Task Another_way_to_deploy_is_refused_with_what_to_do()
    {
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            PublishAsync(builder => builder.AddParameter("only"), "--operation", "publish", "--step", "deploy", "--output-path", _folder));
        Assert.Contains("UseAspirePackages", error.Message);
    }

    private void Describe(IDistributedApplicationBuilder builder)
    {
        var web = Directory.CreateDirectory(Path.Combine(_folder, "web")).FullName;
        File.WriteAllText(Path.Combine(web, "package.json"), """{ "engines": { "node": ">=24" } }""");
        File.WriteAllText(Path.Combine(web, "package-lock.json"), "{}");
        var own = Directory.CreateDirectory(Path.Combine(_folder, "own")).FullName;
        File.WriteAllText(Path.Combine(own, "Dockerfile"), "FROM scratch");

        var admin = builder.AddParameter("admin-password", secret: true);
        builder.AddParameter("seed", "default", publishValueAsDefault: true);
        builder.AddConnectionString("external");
        var redis = builder.AddRedis("redis").WithDataVolume("redis-data");
        var postgres = builder.AddPostgres("pg", port: 5433).WithDataVolume("pg-data");
        var database = postgres.AddDatabase("things", "thingsdb");
        var tool = builder.AddExecutable("tool", "redis-server", _folder, "--port", "6379").WithEndpoint(name: "tcp", targetPort: 6379, scheme: "tcp");
        var service = builder.AddProject<Projects.SampleService>("service")
            .WithReference(redis)
            .WithReference(database)
            .WithReference(tool.GetEndpoint("tcp"))
            .WithEnvironment("ADMIN", admin)
            .WithEnvironment("LITERAL", "{not an expression}")
            .WithArgs("--verbose")
            .WithHttpEndpoint(port: 4040, name: "api")
            .WaitFor(redis)
            .WithReplicas(2);
        builder.AddViteApp("web", web).WithReference(service).WithExternalHttpEndpoints();
        builder.AddNodeApp("node", web, "server.js").WithHttpEndpoint(port: 5050, env: "PORT");
        builder.AddJavaScriptApp("own", own).WithHttpEndpoint(env: "PORT").PublishAsDockerFile(container => container.WithBuildArg("MODE", "production").WithBuildArg("TOKEN", (object?)null));
        builder.AddContainer("gateway", "nginx", "1.29")
            .WithBindMount("nginx.conf", "/etc/nginx/nginx.conf", isReadOnly: true)
            .WithHttpsEndpoint(port: 40075, targetPort: 443)
            .WithExternalHttpEndpoints()
            .WithEnvironment("BACKEND", service.GetEndpoint("api"))
            .WithEnvironment("BACKEND_PORT", service.GetEndpoint("api").Property(EndpointProperty.TargetPort));
        builder.AddDockerfile("built", own, stage: "final").WithBuildSecret("KEY", admin).WithEndpoint(name: "grpc", port: 7000);
        builder.AddContainer("hidden", "nginx").ExcludeFromManifest();
        builder.AddConnectionString("composed", ReferenceExpression.Create($"host={redis.GetEndpoint("tcp").Property(EndpointProperty.Host)};pw={admin:uri}"));
    }

    private async Task<JsonNode> PublishAsync(Action<IDistributedApplicationBuilder> describe, params string[] args)
    {
        // The environment decides about NODE_ENV, the folder about relative paths.
        var builder = new DistributedApplicationBuilder(new DistributedApplicationOptions { Args = ["--environment=Production", .. args], ProjectDirectory = _folder });
        describe(builder);
        await using var app = builder.Build();
        await app.RunAsync(RunningApplication.Soon);
        var file = Path.Combine(_folder, "manifest.json");
        return File.Exists(file) ? JsonNode.Parse(await File.ReadAllTextAsync(file))! : new JsonObject();
    }
}
