using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using OpenTera.Testing;

namespace OpenTera.ExampleService.Tests;

public sealed class DescriptionTests(RunningService server) : IClassFixture<RunningService>
{
    [Fact]
    public async Task The_service_is_healthy_when_all_it_needs_is_there() =>
        await Eventually.TrueAsync(async () => (await server.SendAsync(HttpMethod.Get, "/health", null)).StatusCode == HttpStatusCode.OK, "healthy");

    [Fact]
    public async Task The_service_describes_its_API()
    {
        var description = await DescriptionAsync();

        Assert.Equal("ExampleService | v1", description["info"]!["title"]!.GetValue<string>());
        Assert.All(description["paths"]!.AsObject(), path => Assert.StartsWith("/api/", path.Key));
    }

    /// <remarks>When it fails: <c>npm run api</c> in the page's folder, while the service runs.</remarks>
    [Fact]
    public async Task The_page_knows_the_API_as_it_is()
    {
        var known = typeof(DescriptionTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "OpenApi").Value!;

        Assert.True(JsonNode.DeepEquals(await DescriptionAsync(), JsonNode.Parse(await File.ReadAllTextAsync(known))), "Frontend/openapi.json is not what the service says.");
    }

    private async Task<JsonObject> DescriptionAsync()
    {
        var description = JsonNode.Parse(await (await server.SendAsync(HttpMethod.Get, "/openapi/v1.json", null)).Content.ReadAsStringAsync())!.AsObject();
        description.Remove("servers");
        return description;
    }
}
