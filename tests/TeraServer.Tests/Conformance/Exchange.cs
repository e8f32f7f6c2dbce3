using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenTera.TeraServer.Tests.Conformance;

/// <summary>A recorded request and what the Python server answered; the README says what the fields mean.</summary>
public sealed record Exchange
{
    public required string Id { get; init; }
    public required string Scenario { get; init; }
    public required int Step { get; init; }
    public required string As { get; init; }
    public required string Auth { get; init; }
    public required string Method { get; init; }
    public required string Path { get; init; }
    public IReadOnlyList<JsonElement[]> Query { get; init; } = [];
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
    public JsonElement? Body { get; init; }
    public string? Raw { get; init; }
    public IReadOnlyDictionary<string, string> Capture { get; init; } = new Dictionary<string, string>();
    public double Wait { get; init; }
    public required int Status { get; init; }
    public required string Type { get; init; }
    public JsonElement Response { get; init; }
    public bool ResponseIgnored { get; init; }
    public bool UpstreamFault { get; init; }
    public string? FaultAccept { get; init; }
    public bool UpstreamLeak { get; init; }
    public IReadOnlyList<JsonElement[]> Leaked { get; init; } = [];
    public bool UpstreamHole { get; init; }
    public bool AfterHole { get; init; }

    /// <summary>Devices register by GET as well, and a token ends by a logout or by another one.</summary>
    [JsonIgnore]
    public bool ChangesSomething => Method is not ("GET" or "HEAD" or "OPTIONS") || Path == "/api/device/register" || Path.EndsWith("/logout") || Path.EndsWith("/refresh_token");
}

/// <summary>All recorded exchanges, by scenario.</summary>
internal static class Recordings
{
    private static readonly string[] Files =
    [
        "user-read", "user-mutations", "service-read", "service-mutations", "participant-read", "participant-mutations", "device-read", "device-mutations", "http",
    ];

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static readonly IReadOnlyDictionary<string, Exchange[]> Scenarios = Files.SelectMany(Read)
        .GroupBy(exchange => exchange.Scenario)
        .ToDictionary(scenario => scenario.Key, scenario => scenario.OrderBy(exchange => exchange.Step).ToArray());

    /// <summary>Of a scenario: one request for each set of parameters, route and kind of caller, as they ask the database in different ways; and what else it tries to sign in by.</summary>
    public static IEnumerable<Exchange> Shapes(Exchange[] scenario) => scenario.DistinctBy(exchange => exchange.Auth is "token" or "service"
        ? (exchange.Path, exchange.As.Split(':')[0], string.Join('&', exchange.Query.Select(pair => pair[0].GetString()).Order()))
        : (exchange.Path, exchange.Id, ""));

    private static IEnumerable<Exchange> Read(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Conformance", "Recorded", $"{file}.jsonl"))
            .Select(line => JsonSerializer.Deserialize<Exchange>(line, Options)!);
}
