using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace OpenTera.Gateway.Tests;

/// <summary>The same requests through NGINX and through YARP, as the backend saw them.</summary>
public sealed class ForwardingTests(Gateways gateways)
{
    /// <summary>Sends the request through both and returns what the backend saw, the same for both but for the gateway's port.</summary>
    private async Task<Seen> SeenByBothAsync(Func<HttpRequestMessage> request, Version? version = null)
    {
        var seen = new List<Seen>();
        foreach (var gateway in gateways.Both)
        {
            using var client = gateways.Client(gateway);
            using var message = request();
            message.Version = version ?? HttpVersion.Version11;
            message.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
            using var answer = await client.SendAsync(message);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var one = (await answer.Content.ReadFromJsonAsync<Seen>())!;
            foreach (var (name, value) in one.Headers.ToList())
                one.Headers[name] = value.Replace($"{gateway.Port}", "PORT");
            seen.Add(one);
        }

        Assert.Equal(seen[0].Headers, seen[1].Headers);
        Assert.Equal(seen[0] with { Headers = seen[1].Headers }, seen[1]);
        return seen[0];
    }

    private Task<Seen> GetByBothAsync(string path) => SeenByBothAsync(() => new(HttpMethod.Get, path));

    [Theory]
    [InlineData("/", "/example/api/items", "example", "/api/items", "/example")]
    [InlineData("?a=1&b=%20c+d", "/example/api/", "example", "/api/", "/example")]
    [InlineData("", "/example/page", "example-frontend", "/example/page", "/")]
    [InlineData("", "/example/", "example-frontend", "/example/", "/")]
    [InlineData("?with=query", "/log/api/log/logins", "log", "/api/log/logins", "/log")]
    [InlineData("", "/log/", "log", "/", "/log")]
    [InlineData("?token=abc", "/api/user/login", "teraserver", "/api/user/login", "/")]
    [InlineData("", "/examples/", "teraserver", "/examples/", "/")]
    [InlineData("", "/Example/api/x", "teraserver", "/Example/api/x", "/")]
    [InlineData("", "/log/caf%C3%A9/a%20b/100%25", "log", "/café/a b/100%", "/log")]
    public async Task A_path_reaches_whom_it_belongs_to(string tail, string path, string backend, string seenPath, string scriptName)
    {
        var query = tail.StartsWith('?') ? tail : "";
        var seen = await GetByBothAsync(path + query);

        Assert.Equal(backend, seen.Backend);
        Assert.Equal(seenPath, seen.Path);
        Assert.Equal(query, seen.Query);
        Assert.Equal(scriptName, seen.Headers["X-Script-Name"]);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task A_backend_learns_where_the_request_came_from(string version)
    {
        var seen = await SeenByBothAsync(() => new(HttpMethod.Get, "/about"), Version.Parse(version));

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Host"] = "localhost:PORT",
                ["X-ExternalHost"] = "localhost",
                ["X-ExternalPort"] = "PORT",
                ["X-ExternalServer"] = "localhost",
                ["X-Forwarded-For"] = "127.0.0.1",
                ["X-Forwarded-Host"] = "localhost:PORT",
                ["X-Forwarded-Port"] = "PORT",
                ["X-Forwarded-Proto"] = "https",
                ["X-OpenTera-Gateway"] = Gateways.Secret,
                ["X-Real-IP"] = "127.0.0.1",
                ["X-Scheme"] = "https",
                ["X-Script-Name"] = "/",
                ["X-SSL-VERIFIED"] = "NONE",
                ["X_ExternalServer"] = "localhost",
            },
            seen.Headers.ToDictionary());
    }

    [Fact]
    public async Task What_a_caller_says_in_the_gateways_name_does_not_pass()
    {
        string[] names =
        [
            "X-SSL-CERT", "X-SSL-VERIFIED", "X-SSL-CLIENT-DN", "X-SSL-ISSUER-DN", "X-OpenTera-Gateway", "X-Script-Name",
            "X-ExternalPort", "X-ExternalHost", "X-ExternalServer", "X_ExternalServer", "X_SSL_CLIENT_DN", "X-Real-IP", "X-Scheme",
            "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Proto", "X-Forwarded-Prefix", "Forwarded",
            "X-Forwarded-Scheme", "X-Forwarded-Server", "X-Forwarded-Ssl", "x-ssl-client-dn", "x-opentera-gateway",
        ];

        var seen = await SeenByBothAsync(() =>
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/example/api/items");
            foreach (var name in names)
                request.Headers.TryAddWithoutValidation(name, "forged");
            return request;
        });

        Assert.DoesNotContain(seen.Headers, header => header.Value.Contains("forged", StringComparison.Ordinal));
        Assert.Equal("NONE", seen.Headers["X-SSL-VERIFIED"]);
    }

    [Fact]
    public async Task A_frontend_does_not_learn_the_secret()
    {
        var seen = await GetByBothAsync("/example/page");

        Assert.DoesNotContain("X-OpenTera-Gateway", seen.Headers.Keys);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task What_a_caller_says_for_itself_passes(string version)
    {
        var seen = await SeenByBothAsync(
            () => new HttpRequestMessage(HttpMethod.Post, "/example/api/items?x=1")
            {
                Content = new StringContent("""{"a":1}""", new MediaTypeHeaderValue("application/json")),
                Headers =
                {
                    Authorization = new("OpenTera", "token"),
                    AcceptLanguage = { new("fr") },
                    AcceptEncoding = { new("gzip") },
                    Accept = { new("application/json") },
                    UserAgent = { new("OpenTeraPlus", "1.0") },
                    Referrer = new("https://localhost/portal/"),
                    IfNoneMatch = { new("\"v1\"") },
                    Range = new(0, 99),
                },
            }.With("Cookie", "a=b; c=d").With("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
            Version.Parse(version));

        Assert.Equal("POST", seen.Method);
        Assert.Equal(7, seen.BodyLength);
        Assert.Equal("OpenTera token", seen.Headers["Authorization"]);
        Assert.Equal("a=b; c=d", seen.Headers["Cookie"]);
        Assert.Equal("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", seen.Headers["traceparent"]);
        Assert.Equal("gzip", seen.Headers["Accept-Encoding"]);
        Assert.Equal("application/json", seen.Headers["Content-Type"]);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    public async Task Every_method_passes(string method)
    {
        var seen = await SeenByBothAsync(() => new(new HttpMethod(method), "/api/user/users"));

        Assert.Equal(method, seen.Method);
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_streamed_on()
    {
        var seen = await SeenByBothAsync(() =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/user/assets") { Content = new ByteArrayContent(new byte[5_000_000]) };
            request.Headers.TransferEncodingChunked = true;
            return request;
        });

        Assert.Equal(5_000_000, seen.BodyLength);
        Assert.Equal("chunked", seen.Headers["Transfer-Encoding"]);
    }
}

file static class RequestExtensions
{
    public static HttpRequestMessage With(this HttpRequestMessage request, string name, string value)
    {
        request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }
}
