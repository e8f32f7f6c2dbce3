namespace Hosting.Tests;

public class ParameterTests
{
    [Theory]
    [InlineData("--Parameters:api-key=configured")]
    [InlineData("--Parameters:api_key=configured")]
    public async Task A_parameter_is_read_from_the_configuration(string argument) =>
        Assert.Equal("got configured", await SayAsync(builder => builder.AddParameter("api-key"), argument));

    [Fact]
    public async Task A_parameter_has_the_default_of_the_code() =>
        Assert.Equal("got preset", await SayAsync(builder => builder.AddParameter("api-key", "preset")));

    [Fact]
    public async Task A_parameter_has_a_generated_default()
    {
        var said = await SayAsync(builder => builder.AddParameter("api-key", new GenerateParameterDefault { MinLength = 30, Special = false, MinNumeric = 5 }, secret: true));
        var value = said["got ".Length..];
        Assert.Equal(30, value.Length);
        Assert.All(value, c => Assert.True(char.IsAsciiLetterOrDigit(c)));
        Assert.True(value.Count(char.IsAsciiDigit) >= 5);
    }

    [Fact]
    public async Task A_missing_parameter_is_named_with_what_to_set()
    {
        await using var app = await RunningApplication.StartAsync(builder => builder.AddShell("tool", "echo got $KEY").WithEnvironment("KEY", builder.AddParameter("api-key")));

        await app.WaitForStateAsync("tool", KnownResourceStates.FailedToStart);
        await app.WaitForLineAsync("tool", "Parameter 'api-key' has no value: set the configuration Parameters:api-key (environment variable Parameters__api_key).");
    }

    [Fact]
    public async Task A_missing_connection_string_is_named_with_what_to_set()
    {
        await using var app = await RunningApplication.StartAsync(builder => builder.AddShell("tool", "true").WithReference(builder.AddConnectionString("database")));

        await app.WaitForLineAsync("tool", "Connection string 'database' is missing: set the configuration ConnectionStrings:database");
    }

    [Fact]
    public async Task A_connection_string_of_the_user_is_passed_on()
    {
        await using var app = await RunningApplication.StartAsync(
            builder => builder.AddShell("tool", "echo \"got $ConnectionStrings__database\"").WithReference(builder.AddConnectionString("database")),
            "--ConnectionStrings:database=Data Source=here");

        Assert.Equal("got Data Source=here", await app.WaitForLineAsync("tool", "got "));
        Assert.Equal("Data Source=here", await app.App.GetConnectionStringAsync("database"));
    }

    private static async Task<string> SayAsync(Func<IDistributedApplicationBuilder, IResourceBuilder<ParameterResource>> parameter, params string[] args)
    {
        await using var app = await RunningApplication.StartAsync(builder => builder.AddShell("tool", "echo \"got $KEY\"").WithEnvironment("KEY", parameter(builder)), args);
        return await app.WaitForLineAsync("tool", "got ");
    }
}
