using System.Text.RegularExpressions;

namespace OpenTera.TeraServer.Tests.Conformance;

/// <summary>Whether an answer is as wanted, by the marks that the README of the recordings explains.</summary>
internal static partial class Judgement
{
    /// <summary>The exchanges that are answered otherwise on purpose, and the status that they get.</summary>
    private static readonly Dictionary<string, int> Differences = ListedDifference().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Conformance", "differences.md")))
        .ToDictionary(row => row.Groups["id"].Value, row => int.Parse(row.Groups["status"].Value));

    /// <exception cref="Xunit.Sdk.TrueException">The answer is another, or took too many statements.</exception>
    public static void Check(IReadOnlyDictionary<string, (Exchange, Reply)> replies, string id)
    {
        var (exchange, reply) = replies[id];
        var fault = Judge(exchange, reply);
        Assert.True(fault is null, $"{exchange.As} ({exchange.Auth}) {exchange.Method} {exchange.Path}: {fault}");
        Assert.True(exchange.ChangesSomething || reply.Statements <= MostStatements(exchange), $"{reply.Statements} SQL statements for {exchange.Method} {exchange.Path}");
    }

    /// <summary>Null when the answer is as wanted.</summary>
    private static string? Judge(Exchange exchange, Reply reply)
    {
        if (Differences.TryGetValue(exchange.Id, out var status))
            return reply.Status == status ? null : $"{reply.Status} instead of {status}, which docs/differences.md says";
        if (exchange.UpstreamFault)
            return reply.Status < 500 && (reply.Status >= 400 || exchange.FaultAccept is not null) ? null : $"{reply.Status} where a refusal is wanted: {reply.Value}";
        if (exchange.UpstreamLeak)
            return reply.Status >= 500 ? $"{reply.Status}" : Comparison.Shows(reply.Value, exchange.Leaked) ? $"shows what it must not: {reply.Value}" : null;
        if (exchange.UpstreamHole && reply.Status is >= 400 and < 500 || exchange.AfterHole && reply.Status < 500)
            return null;
        if (reply.Status != exchange.Status)
            return $"{reply.Status} instead of {exchange.Status}: {reply.Value}";
        if (reply.Type != exchange.Type)
            return $"{reply.Type} instead of {exchange.Type}";
        return exchange.ResponseIgnored || exchange.Method == "HEAD" ? null : Comparison.Differ(exchange.Response, reply.Value);
    }

    [GeneratedRegex(@"^\| `(?<id>[a-z0-9_/]+/\d{3})` \| (?<status>\d{3}) \|", RegexOptions.Multiline)]
    private static partial Regex ListedDifference();

    /// <summary>A login by password, which basic authentication is each time, notes when it happened and tells it.</summary>
    private static int MostStatements(Exchange exchange) => exchange.Auth is "token" or "static" or "service" && !exchange.Path.Contains("/login") ? 3 : 10;
}
