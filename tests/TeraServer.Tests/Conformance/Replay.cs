using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpenTera.TeraServer.Identity;
using OtpNet;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Tests.Conformance;

/// <summary>Sends the requests of one scenario, as its identities, and keeps the answers.</summary>
/// <param name="server">Where to.</param>
/// <param name="redis">The server's.</param>
/// <param name="tokens">Of the identities that have signed in; those that the scenario needs more are added.</param>
internal sealed partial class Replay(TestServer server, IDatabase redis, Dictionary<string, string> tokens)
{
    private static readonly JsonElement Identities =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Conformance", "Recorded", "identities.json"))).RootElement.GetProperty("identities");

    private readonly Dictionary<string, string> _captured = [];
    private readonly Dictionary<string, Dictionary<string, string>> _cookies = [];

    public static string PasswordOf(string identity) => Text(Identities.GetProperty(identity), "password");

    public async Task<Reply> SendAsync(Exchange exchange)
    {
        if (exchange.Wait > 0)
            await Task.Delay(TimeSpan.FromSeconds(exchange.Wait));

        using var request = new HttpRequestMessage(new HttpMethod(exchange.Method), Address(exchange));
        foreach (var (name, value) in exchange.Headers.Where(header => header.Key != "Content-Type"))
            request.Headers.TryAddWithoutValidation(name, Filled(value));
        // These come from the gateway only.
        if (exchange.Headers.Keys.Any(name => name.Contains("External") || name.Contains("EXTERNAL") || name.Contains("Forwarded")))
            request.Headers.Add("X-OpenTera-Gateway", TestServer.GatewaySecret);
        if (await AuthorizationAsync(exchange) is { } authorization)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (exchange.Auth == "session" && _cookies.TryGetValue(exchange.As, out var cookies))
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        request.Content = Body(exchange);

        using var response = await server.Client.SendAsync(request);
        KeepCookies(exchange.As, response);
        var reply = await Reply.ReadAsync(response);
        foreach (var (name, path) in exchange.Capture)
        {
            if (Find(reply.Value, path) is { } value)
                _captured[name] = value;
        }

        return reply;
    }

    private string Address(Exchange exchange)
    {
        var query = exchange.Query.Select(pair => $"{Uri.EscapeDataString(pair[0].GetString()!)}={Uri.EscapeDataString(Filled(pair[1].ToString()))}");
        return exchange.Path + (exchange.Query.Count == 0 ? "" : $"?{string.Join('&', query)}");
    }

    private HttpContent? Body(Exchange exchange)
    {
        var text = exchange.Raw is { } raw ? Filled(raw)
            : exchange.Body is { ValueKind: not JsonValueKind.Null } body ? CapturedNumber().Replace(body.GetRawText(), match => _captured.GetValueOrDefault(match.Groups[1].Value, "null"))
            : null;
        if (text is null)
            return null;

        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        var type = exchange.Headers.GetValueOrDefault("Content-Type") ?? (exchange.Raw is null ? "application/json" : null);
        if (type is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private async Task<string?> AuthorizationAsync(Exchange exchange)
    {
        var identity = Identities.TryGetProperty(exchange.As, out var known) ? known : default;
        return exchange.Auth switch
        {
            "basic" => Basic(identity, Text(identity, "password")),
            "wrong-password" => Basic(identity, "wrong"),
            "token" => $"OpenTera {await LoginAsync(exchange.As, identity)}",
            "static" => $"OpenTera {Text(identity, "token")}",
            "service" => $"OpenTera {Token.Create((await redis.StringGetAsync(RedisKeys.ServiceTokenKey))!, new Dictionary<string, object> { ["service_uuid"] = Text(identity, "uuid") })}",
            "expired-token" => $"OpenTera {Token.Create((await redis.StringGetAsync(RedisKeys.UserTokenKey))!, new Dictionary<string, object> { ["user_uuid"] = Text(Identities.GetProperty("user:admin"), "uuid"), ["exp"] = 1690003600 })}",
            "bad-token" => "OpenTera not.a.token",
            "empty-token" => "OpenTera",
            "wrong-scheme" => "Bearer x",
            _ => null,
        };
    }

    private async Task<string> LoginAsync(string name, JsonElement identity)
    {
        if (tokens.TryGetValue(name, out var token))
            return token;
        var kind = name.Split(':')[0];
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/{kind}/login");
        request.Headers.TryAddWithoutValidation("Authorization", Basic(identity, Text(identity, "password")));
        using var response = await server.Client.SendAsync(request);
        return tokens[name] = Text((await Reply.ReadAsync(response)).Value, $"{kind}_token");
    }

    private static string Basic(JsonElement identity, string password) =>
        new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Text(identity, "username")}:{password}"))).ToString();

    private static string Text(JsonElement identity, string name) => identity.ValueKind == JsonValueKind.Object && identity.TryGetProperty(name, out var value) ? value.ToString() : "";

    private string Filled(string text) => Captured().Replace(text, match => match.Groups["totp"].Success
        ? new Totp(Base32Encoding.ToBytes(_captured.GetValueOrDefault(match.Groups["name"].Value, ""))).ComputeTotp()
        : _captured.GetValueOrDefault(match.Groups["name"].Value, match.Value));

    private void KeepCookies(string name, HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var cookies))
            return;
        var kept = _cookies.TryGetValue(name, out var found) ? found : _cookies[name] = [];
        foreach (var cookie in cookies.Select(cookie => cookie.Split(';')[0].Split('=', 2)))
            kept[cookie[0]] = cookie[1];
    }

    private static string? Find(JsonElement value, string path)
    {
        foreach (var part in path.Split('.'))
        {
            if (value.ValueKind == JsonValueKind.Array && int.TryParse(part, out var index) && index < value.GetArrayLength())
                value = value[index];
            else if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(part, out value))
                return null;
        }

        return value.ToString();
    }

    [GeneratedRegex(@"\$\{(?<totp>totp:)?(?<name>\w+)\}")]
    private static partial Regex Captured();

    [GeneratedRegex("\"\\$\\{(\\w+)\\}\"")]
    private static partial Regex CapturedNumber();
}

/// <summary>What the server answered. A value that is no JSON is its text.</summary>
internal sealed record Reply(int Status, string Type, JsonElement Value, int Statements)
{
    public static async Task<Reply> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var type = response.Content.Headers.TryGetValues("Content-Type", out var types) ? types.First() : "";
        var statements = response.Headers.TryGetValues(StatementCount.Header, out var counts) ? int.Parse(counts.First()) : 0;
        var value = type == "application/json" && text.Length > 0 ? JsonDocument.Parse(text).RootElement : JsonSerializer.SerializeToElement(text);
        return new Reply((int)response.StatusCode, type.Split(';')[0], value, statements);
    }
}
