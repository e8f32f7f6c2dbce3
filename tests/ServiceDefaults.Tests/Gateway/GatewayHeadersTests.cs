using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using OpenTera.ServiceDefaults.Tests.Servers;

namespace OpenTera.ServiceDefaults.Tests.Gateway;

public sealed class GatewayHeadersTests(NativeRedis redis) : IClassFixture<NativeRedis>
{
    private const string Secret = "what-only-the-gateway-has";

    private static readonly Dictionary<string, string> Headers = new()
    {
        ["X-SSL-CLIENT-DN"] = "UID=b707e0b2-e649-47e7-a938-2b949c423f73,CN=Device",
        ["X_SSL_CLIENT_DN"] = "UID=forged",
        ["X-SSL-VERIFIED"] = "SUCCESS",
        ["X-ExternalHost"] = "opentera.example.org",
        ["X-ExternalPort"] = "40075",
        ["X_ExternalServer"] = "main",
        ["X-Script-Name"] = "/example",
        ["X-Real-IP"] = "203.0.113.7",
        ["X-Scheme"] = "https",
        ["X-Forwarded-For"] = "203.0.113.7",
        ["X-Forwarded-Proto"] = "https",
        ["X-Forwarded-Host"] = "forged.example.org",
        ["Forwarded"] = "for=203.0.113.7",
    };

    private sealed record Seen(string Scheme, string Host, string PathBase, string Address, string[] Headers);

    [Fact]
    public async Task With_the_secret_the_gateway_says_who_the_client_is_and_how_it_came()
    {
        var seen = await AskAsync(Secret, Secret);

        Assert.Equal(("https", "opentera.example.org:40075", "/example", "203.0.113.7"), (seen.Scheme, seen.Host, seen.PathBase, seen.Address));
        Assert.Superset(Headers.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase), seen.Headers.ToHashSet(StringComparer.OrdinalIgnoreCase));
        Assert.DoesNotContain("X-OpenTera-Gateway", seen.Headers);
    }

    [Theory]
    [InlineData(Secret, null)]
    [InlineData(Secret, "guessed")]
    [InlineData(Secret, "")]
    [InlineData(null, "")]
    [InlineData(null, Secret)]
    public async Task Without_it_nothing_of_all_that_reaches_the_application(string? configured, string? sent)
    {
        var seen = await AskAsync(configured, sent);

        Assert.Equal(("http", "", "127.0.0.1"), (seen.Scheme, seen.PathBase, seen.Address));
        Assert.StartsWith("127.0.0.1:", seen.Host);
        Assert.Empty(seen.Headers.Intersect([.. Headers.Keys, "X-OpenTera-Gateway"], StringComparer.OrdinalIgnoreCase));
    }

    private async Task<Seen> AskAsync(string? configured, string? sent)
    {
        await using var service = await TestService.StartAsync(redis, app => app.MapGet("/seen", (HttpContext context) => new Seen(context.Request.Scheme, context.Request.Host.Value!,
            context.Request.PathBase, context.Connection.RemoteIpAddress!.ToString(), [.. context.Request.Headers.Keys])).AllowAnonymous(),
            settings: new() { ["OpenTera:GatewaySecret"] = configured, ["ForwardedHeaders_Enabled"] = "true" });
        var answer = await service.GetAsync("/seen", change: request =>
        {
            foreach (var (name, value) in Headers)
                request.Headers.TryAddWithoutValidation(name, value);
            if (sent is not null)
                request.Headers.TryAddWithoutValidation("X-OpenTera-Gateway", sent);
        });
        return (await answer.Content.ReadFromJsonAsync<Seen>())!;
    }
}
