using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTera.TeraServer.Api.Input;
using OpenTera.TeraServer.Identity;
using OpenTera.TeraServer.Tests.Conformance;

namespace OpenTera.TeraServer.Tests.Fuzzing;

/// <summary>Requests to every route of a server, as everybody who may call it and some who may not, with parameters, bodies and headers out of hand.</summary>
internal sealed class WildRequests
{
    private sealed record Route(string Method, string Path, string[] Parameters, JsonNode?[] Bodies);

    private static readonly string[] Methods = ["GET", "POST", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS"];
    private static readonly string[] Types = ["application/json; charset=utf-16", "application/json; charset=none", "application/vnd.api+json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x", "nonsense"];
    private static readonly string[] Headers = ["Accept-Language", "Authorization", "Cookie", "X-Client-Name", "X-Client-Version", "X-OS-Name", "X-ExternalServer", "X-ExternalPort", "X-SSL-CLIENT-DN", "X-Forwarded-For", "Accept", "User-Agent", "If-Modified-Since", "Range"];

    private readonly Uri _address;
    private readonly Route[] _routes;
    private readonly string[] _authorizations;

    private WildRequests(Uri address, Route[] routes, string[] authorizations) => (_address, _routes, _authorizations) = (address, routes, authorizations);

    public int RouteCount => _routes.Length;

    /// <param name="keyOf">The key that tokens of a kind are signed with, by its name in Redis.</param>
    public static async Task<WildRequests> ToAsync(TestServer server, Func<string, Task<string>> keyOf)
    {
        var bodies = Recordings.Scenarios.Values.SelectMany(scenario => scenario).Where(exchange => exchange.Body is { ValueKind: JsonValueKind.Object })
            .ToLookup(exchange => (exchange.Method, exchange.Path), exchange => JsonNode.Parse(exchange.Body!.Value.GetRawText()));
        var routes = from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                     let path = $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}".Replace("{documentName}", "user").Replace("{documentName?}", "user")
                     where !path.StartsWith("/health") && !path.StartsWith("/alive") && !path.EndsWith(".js")
                     from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
                     select new Route(method, path,
                         [.. endpoint.Metadata.OfType<QueryParameters>().SelectMany(query => query.All).Select(parameter => parameter.Name)],
                         [.. bodies[(method, path)]]);
        return new WildRequests(server.Client.BaseAddress!, [.. routes], [.. await AuthorizationsAsync(keyOf)]);
    }

    private static async Task<List<string>> AuthorizationsAsync(Func<string, Task<string>> keyOf)
    {
        var identities = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Conformance", "Recorded", "identities.json"))).RootElement.GetProperty("identities");
        var authorizations = new List<string> { "OpenTera", "OpenTera x.y.z", "Basic !!!", "Basic Og==", "Bearer x" };
        foreach (var identity in identities.EnumerateObject())
        {
            var kind = identity.Name.Split(':')[0];
            if (identity.Value.TryGetProperty("token", out var token))
                authorizations.Add($"OpenTera {token}");
            if (kind is not ("user" or "participant" or "service"))
                continue;
            var key = kind switch { "user" => RedisKeys.UserTokenKey, "participant" => RedisKeys.ParticipantTokenKey, _ => RedisKeys.ServiceTokenKey };
            authorizations.Add($"OpenTera {Token.Create(await keyOf(key), TimeSpan.FromHours(1), new Dictionary<string, object> { [$"{kind}_uuid"] = identity.Value.GetProperty("uuid").GetString()! })}");
        }

        return authorizations;
    }

    /// <summary>A request, and how it reads in a report.</summary>
    public (HttpRequestMessage Request, string Description) Next(Random random)
    {
        var route = _routes[random.Next(_routes.Length)];
        var method = random.Next(25) == 0 ? Methods[random.Next(Methods.Length)] : route.Method;
        var address = $"{_address.GetLeftPart(UriPartial.Authority)}{route.Path}{Query(route, random)}";
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        var authorization = random.Next(10) == 0 ? _authorizations[random.Next(_authorizations.Length)] : Fitting(route, random);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (random.Next(6) == 0)
            AddHeaders(request, random);

        var body = "";
        if (method is "POST" or "PUT" or "PATCH" or "DELETE" && random.Next(12) != 0 && (method != "DELETE" || random.Next(8) == 0))
            body = AddBody(request, route, random);
        return (request, $"{method} {address.Replace(_address.GetLeftPart(UriPartial.Authority), "")} as {authorization[..Math.Min(authorization.Length, 24)]}… {request.Content?.Headers.ContentType} {body}");
    }

    /// <summary>Most requests get past the authentication: administrators see the most, so they are asked more often.</summary>
    private string Fitting(Route route, Random random)
    {
        var kind = route.Path.Split('/') is ["", "api", var api, ..] ? api : "user";
        var fitting = _authorizations.Where(authorization => authorization.Split('.') is [_, var payload, _] && KindOf(payload) == kind).ToList();
        return fitting.Count == 0 || kind == "user" && random.Next(2) == 0 ? fitting.FirstOrDefault() ?? "" : fitting[random.Next(fitting.Count)];
    }

    private static string KindOf(string payload)
    {
        try
        {
            var claims = JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(payload)).RootElement;
            return new[] { "user", "participant", "device", "service" }.FirstOrDefault(kind => claims.TryGetProperty($"{kind}_uuid", out _), "");
        }
        catch (FormatException)
        {
            return "";
        }
    }

    private static string Query(Route route, Random random)
    {
        var names = route.Parameters.Where(_ => random.Next(route.Parameters.Length) < 2).ToList();
        if (random.Next(8) == 0)
            names.Add(WildValues.InQuery(random));
        if (names.Count > 0 && random.Next(10) == 0)
            names.Add(names[0]);
        if (random.Next(20) == 0)
            names.Add("token");
        return names.Count == 0 ? "" : $"?{string.Join('&', names.Select(name => $"{name}={WildValues.InQuery(random)}"))}";
    }

    private static void AddHeaders(HttpRequestMessage request, Random random)
    {
        var name = Headers[random.Next(Headers.Length)];
        if (name == "Authorization")
            request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, WildValues.InHeader(random));
        if (random.Next(2) == 0)
            request.Headers.Add("X-OpenTera-Gateway", TestServer.GatewaySecret);
    }

    private static string AddBody(HttpRequestMessage request, Route route, Random random)
    {
        var right = route.Bodies.Length == 0 ? new JsonObject() : route.Bodies[random.Next(route.Bodies.Length)];
        var body = WildValues.Body(right, random);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", random.Next(12) == 0 ? Types[random.Next(Types.Length)] : "application/json");
        return Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 600)));
    }
}
