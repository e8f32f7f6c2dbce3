using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Tests;

/// <summary>The pages of the login, and the login for the page of a service.</summary>
public sealed partial class PageTests(Servers servers) : IAsyncLifetime
{
    private readonly RedisServer _redisServer = new();
    private ConnectionMultiplexer _redis = null!;
    private TestServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        await _redisServer.InitializeAsync();
        _redis = await _redisServer.ConnectAsync();
        _server = await TestServer.StartAsync(servers.NewDatabase(Provider.Postgres), _redisServer.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _redis.DisposeAsync();
        await _redisServer.DisposeAsync();
    }

    [Theory]
    [InlineData("/about", "About OpenTera", "À propos d&#x27;OpenTera")]
    [InlineData("/login", "Password", "Mot de passe")]
    public async Task Pages_speak_the_language_of_the_reader(string path, string english, string french)
    {
        Assert.Contains(english, await PageAsync(path, "en"));
        var page = await PageAsync(path, "fr");
        Assert.Contains(french, WebUtility.HtmlDecode(page).Replace("'", "&#x27;"));
        Assert.Contains("<html lang=\"fr\">", page);
    }

    [Fact]
    public async Task The_files_a_page_names_are_there()
    {
        var files = FilePattern().Matches(await PageAsync("/login", "en")).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(files);
        foreach (var file in files)
            Assert.Equal(HttpStatusCode.OK, (await SendAsync($"/{file}")).StatusCode);
        Assert.Contains("login.js", await (await SendAsync("/assets/pages/")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Only_the_login_goes_on_to_the_pages_behind_it()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync("/login_validate_2fa")).StatusCode);

        var login = await SendAsync("/api/user/login", ("Authorization", Basic("user", "user")));
        var cookie = Cookie(login);
        foreach (var path in (string[])["/login_validate_2fa", "/login_setup_2fa", "/login_change_password"])
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(path, ("Cookie", cookie))).StatusCode);
    }

    [Fact]
    public async Task Who_signs_in_for_a_service_is_known_to_it_and_goes_there()
    {
        var redis = _redis.GetDatabase();
        await redis.StringSetAsync("service_auth_code_abc", """{"service_uuid": "f5c609df-0d99-43e5-8884-d89c8123fbc6", "endpoint_url": "dashboard"}""", TimeSpan.FromSeconds(300));
        var cookie = Cookie(await SendAsync("/login?auth_code=abc"));

        var login = await SendAsync("/api/user/login", ("Authorization", Basic("user", "user")), ("Cookie", cookie));
        var answer = await login.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("/rehab/dashboard/?auth_code=abc", answer.GetProperty("redirect_url").GetString());
        Assert.False(answer.TryGetProperty("user_token", out _));

        var known = JsonDocument.Parse((string)(await redis.StringGetAsync("service_auth_code_abc"))!).RootElement.GetProperty("user_data");
        Assert.True(known.TryGetProperty("user_token", out _));
        Assert.NotNull(await redis.KeyTimeToLiveAsync("service_auth_code_abc"));
    }

    [Fact]
    public async Task A_login_for_a_service_with_a_code_that_is_none_is_refused()
    {
        var cookie = Cookie(await SendAsync("/login?auth_code=guess"));
        var login = await SendAsync("/api/user/login", ("Authorization", Basic("user", "user")), ("Cookie", cookie));
        Assert.Equal(HttpStatusCode.Forbidden, login.StatusCode);
    }

    private static string Basic(string name, string password) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}"))}";

    private static string Cookie(HttpResponseMessage response) => response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

    private async Task<string> PageAsync(string path, string language)
    {
        var response = await SendAsync(path, ("Accept-Language", language));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await _server.Client.SendAsync(request);
    }

    [GeneratedRegex("""(?:href|src)="\./(static/[^"]+)""")]
    private static partial Regex FilePattern();
}
