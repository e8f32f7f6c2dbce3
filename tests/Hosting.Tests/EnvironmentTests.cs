using System.Net.Http.Json;

namespace Hosting.Tests;

public class EnvironmentTests
{
    [Fact]
    public async Task A_project_gets_its_references_in_all_forms_that_clients_read()
    {
        await using var app = await RunningApplication.StartAsync(builder =>
        {
            var password = builder.AddParameter("password", "p,w d", secret: true);
            var redis = builder.AddRedis("my-redis", port: 21500, password: password);
            var database = builder.AddPostgres("pg", password: password, port: 21501).AddDatabase("things", "thingsdb");
            var backend = builder.AddExecutable("the-backend", "sleep", Path.GetTempPath(), "300").WithHttpEndpoint(name: "http").WithHttpEndpoint(name: "admin");
            builder.AddSampleService("service")
                .WithHttpHealthCheck("/health")
                .WithReference(redis)
                .WithReference(database)
                .WithReference(backend.GetEndpoint("http"))
                .WithReference(backend.GetEndpoint("admin"))
                .WithEnvironment("EXPRESSION", $"admin at {backend.GetEndpoint("admin").Property(EndpointProperty.Port)}");
        });

        await app.WaitForHealthyAsync("service");
        var environment = (await app.Client("service").GetFromJsonAsync<Dictionary<string, string>>("environment"))!;
        var http = app.App.GetEndpoint("the-backend", "http").ToString().TrimEnd('/');
        var admin = app.App.GetEndpoint("the-backend", "admin");
        var expected = new Dictionary<string, string>
        {
            ["ConnectionStrings__my-redis"] = "localhost:21500,password=p,w d",
            ["MY_REDIS_HOST"] = "localhost",
            ["MY_REDIS_PORT"] = "21500",
            ["MY_REDIS_PASSWORD"] = "p,w d",
            ["MY_REDIS_URI"] = "redis://:p%2Cw%20d@localhost:21500",
            ["ConnectionStrings__things"] = "Host=localhost;Port=21501;Username=postgres;Password=p,w d;Database=thingsdb",
            ["THINGS_HOST"] = "localhost",
            ["THINGS_PORT"] = "21501",
            ["THINGS_USERNAME"] = "postgres",
            ["THINGS_PASSWORD"] = "p,w d",
            ["THINGS_DATABASENAME"] = "thingsdb",
            ["THINGS_URI"] = "postgresql://postgres:p%2Cw%20d@localhost:21501/thingsdb",
            ["THINGS_JDBCCONNECTIONSTRING"] = "jdbc:postgresql://localhost:21501/thingsdb",
            ["services__the-backend__http__0"] = http,
            ["THE_BACKEND_HTTP"] = http,
            ["services__the-backend__admin__0"] = admin.ToString().TrimEnd('/'),
            ["THE_BACKEND_ADMIN"] = admin.ToString().TrimEnd('/'),
            ["EXPRESSION"] = $"admin at {admin.Port}"
        };
        Assert.Equal(expected, expected.Keys.ToDictionary(name => name, name => environment.GetValueOrDefault(name, "(missing)")));
    }

    [Fact]
    public async Task A_project_gets_its_address_its_telemetry_names_and_its_folder()
    {
        await using var app = await RunningApplication.StartAsync(builder => builder.AddSampleService("service").WithHttpHealthCheck("/health"));
        await app.WaitForHealthyAsync("service");
        var environment = (await app.Client("service").GetFromJsonAsync<Dictionary<string, string>>("environment"))!;

        Assert.StartsWith("http://localhost:", environment["ASPNETCORE_URLS"]);
        Assert.NotEqual(app.App.GetEndpoint("service").ToString().TrimEnd('/'), environment["ASPNETCORE_URLS"]);
        Assert.Equal("service", environment["OTEL_SERVICE_NAME"]);
        Assert.StartsWith("service.instance.id=service-", environment["OTEL_RESOURCE_ATTRIBUTES"]);
        Assert.Equal("1000", environment["OTEL_BSP_SCHEDULE_DELAY"]);
        Assert.Equal("always_on", environment["OTEL_TRACES_SAMPLER"]);
        Assert.DoesNotContain("OTEL_EXPORTER_OTLP_ENDPOINT", environment.Keys);
        Assert.DoesNotContain("DOTNET_ENVIRONMENT", environment.Keys);
        Assert.EndsWith("SampleService", await app.Client("service").GetStringAsync("folder"));
    }

    [Fact]
    public async Task Telemetry_goes_to_the_configured_receiver()
    {
        await using var app = await RunningApplication.StartAsync(
            builder => builder.AddSampleService("service").WithHttpHealthCheck("/health"),
            "--ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL=http://localhost:21599", "--AppHost:OtlpApiKey=secret");
        await app.WaitForHealthyAsync("service");
        var environment = (await app.Client("service").GetFromJsonAsync<Dictionary<string, string>>("environment"))!;

        Assert.Equal("http://localhost:21599", environment["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Equal("grpc", environment["OTEL_EXPORTER_OTLP_PROTOCOL"]);
        Assert.Equal("x-otlp-api-key=secret", environment["OTEL_EXPORTER_OTLP_HEADERS"]);
    }

    [Fact]
    public async Task Executables_get_their_port_and_no_telemetry_variables()
    {
        await using var app = await RunningApplication.StartAsync(builder =>
            builder.AddShell("tool", "echo port=$PORT otel=${OTEL_SERVICE_NAME:-none} arg=$0").WithHttpEndpoint(targetPort: 21502, env: "PORT").WithArgs("first"));

        Assert.Equal("port=21502 otel=none arg=first", await app.WaitForLineAsync("tool", "port="));
    }

    [Fact]
    public async Task Cyclic_references_resolve()
    {
        await using var app = await RunningApplication.StartAsync(builder =>
        {
            var a = builder.AddShell("a", "echo \"sees $OTHER\"; sleep 300").WithHttpEndpoint();
            var b = builder.AddShell("b", "echo \"sees $OTHER\"; sleep 300").WithHttpEndpoint();
            a.WithEnvironment("OTHER", b.GetEndpoint("http"));
            b.WithEnvironment("OTHER", a.GetEndpoint("http"));
        });

        Assert.Equal($"sees {Url("b")}", await app.WaitForLineAsync("a", "sees"));
        Assert.Equal($"sees {Url("a")}", await app.WaitForLineAsync("b", "sees"));

        string Url(string name) => app.App.GetEndpoint(name).ToString().TrimEnd('/');
    }
}
