using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpenTera.Gateway.Tests;

/// <summary>What a caller gets: through both gateways the same.</summary>
public sealed class AnswerTests(Gateways gateways)
{
    private sealed record Answer(HttpStatusCode Status, string? Location, string? ContentType, string? TransportSecurity, string Body);

    private async Task<Answer> AnsweredByBothAsync(Func<HttpRequestMessage> request)
    {
        var answers = new List<Answer>();
        foreach (var gateway in gateways.Both)
        {
            using var client = gateways.Client(gateway);
            using var message = request();
            using var answer = await client.SendAsync(message);
            var isPageOfNginx = answer.Content.Headers.ContentType?.MediaType == "text/html";
            answers.Add(new(
                answer.StatusCode,
                answer.Headers.Location?.OriginalString.Replace($"{gateway.Port}", "PORT"),
                isPageOfNginx ? null : answer.Content.Headers.ContentType?.ToString(),
                answer.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : null,
                isPageOfNginx ? "" : (await answer.Content.ReadAsStringAsync()).Replace($"{gateway.Port}", "PORT")));
        }

        Assert.Equal(answers[0], answers[1]);
        return answers[0];
    }

    private Task<Answer> GetByBothAsync(string path) => AnsweredByBothAsync(() => new(HttpMethod.Get, path));

    [Fact]
    public async Task The_root_leads_to_the_portal()
    {
        var answer = await GetByBothAsync("/");

        Assert.Equal((HttpStatusCode.Found, "/portal/"), (answer.Status, answer.Location));
    }

    [Theory]
    [InlineData("/example", "/example/")]
    [InlineData("/log?a=1&b=2", "/log/?a=1&b=2")]
    public async Task A_service_without_its_slash_leads_to_the_one_with(string path, string location)
    {
        var answer = await GetByBothAsync(path);

        Assert.Equal((HttpStatusCode.MovedPermanently, location), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task The_authoritys_certificate_is_there_to_download()
    {
        var answer = await GetByBothAsync("/ca.crt");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/x-x509-ca-cert", answer.ContentType);
        Assert.Equal(File.ReadAllText(Path.Combine(gateways.Certificates, "ca.crt")), answer.Body);
    }

    [Fact]
    public async Task A_backends_status_and_words_pass()
    {
        var answer = await GetByBothAsync("/api/teapot");

        Assert.Equal(((HttpStatusCode)418, "short and stout"), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task A_redirect_of_a_backend_that_knows_of_no_tls_stays_on_https()
    {
        var answer = await GetByBothAsync("/api/redirect");

        Assert.Equal((HttpStatusCode.Found, "https://localhost:PORT/elsewhere?a=1"), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task A_backend_that_is_down_is_told_in_a_sentence()
    {
        var answer = await GetByBothAsync("/down/api/items?token=secret");

        Assert.Equal(HttpStatusCode.BadGateway, answer.Status);
        Assert.Equal("text/plain", answer.ContentType);
        Assert.Equal("What answers at /down/ is not running or not reachable. Try again in a moment.\n", answer.Body);
    }

    [Fact]
    public async Task A_backend_that_is_down_is_told_to_who_sends_a_body_too()
    {
        var answer = await AnsweredByBothAsync(() => new(HttpMethod.Post, "/down/api/items") { Content = new StringContent("text") });

        Assert.Equal(HttpStatusCode.BadGateway, answer.Status);
    }

    [Fact]
    public async Task A_body_above_the_limit_of_its_path_is_refused()
    {
        var answer = await AnsweredByBothAsync(() => new(HttpMethod.Post, "/example/api/files")
        {
            Content = new ByteArrayContent(new byte[1024 * 1024 + 1]),
            Headers = { ExpectContinue = true },
        });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal("The request is larger than the 1 MB that /example/api/ accepts.\n", answer.Body);
    }

    [Fact]
    public async Task A_body_of_unknown_length_above_the_limit_is_refused()
    {
        var answer = await AnsweredByBothAsync(() =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/example/api/files") { Content = new ByteArrayContent(new byte[1024 * 1024 + 1]) };
            request.Headers.TransferEncodingChunked = true;
            return request;
        });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
    }

    [Fact]
    public async Task A_body_below_the_limit_passes()
    {
        var answer = await AnsweredByBothAsync(() => new(HttpMethod.Post, "/example/api/files") { Content = new ByteArrayContent(new byte[1024 * 1024]) });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData("localhost", null)]
    [InlineData("127.0.0.1", null)]
    [InlineData("tera.example.org", "max-age=31536000")]
    public async Task Browsers_are_told_to_stay_on_https_but_not_on_this_machine(string host, string? expected)
    {
        var answer = await AnsweredByBothAsync(() => new(HttpMethod.Get, "/ca.crt") { Headers = { Host = host } });

        Assert.Equal(expected, answer.TransportSecurity);
    }

    [Theory]
    [InlineData("GET /portal/?a=1 HTTP/1.1\r\nHost: localhost:1\r\n\r\n", "301", "Location: https://localhost:PORT/portal/?a=1")]
    [InlineData("POST /api/user/login HTTP/1.1\r\nHost: tera.example.org\r\nContent-Length: 0\r\n\r\n", "301", "Location: https://tera.example.org:PORT/api/user/login")]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "400", "Connection: close")]
    [InlineData("nonsense\r\n\r\n", "400", "")]
    public async Task Plain_http_on_the_tls_port_leads_to_https(string request, string status, string line)
    {
        foreach (var gateway in gateways.Both)
        {
            using var client = new TcpClient("localhost", gateway.Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
            var answer = await new StreamReader(client.GetStream()).ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(10));

            Assert.Contains($" {status} ", answer.Split('\n')[0]);
            Assert.Contains(line.Replace("PORT", $"{gateway.Port}"), answer);
        }
    }
}
