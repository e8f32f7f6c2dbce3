namespace OpenTera.TeraServer.Tests.Conformance;

/// <summary>The recorded exchanges, replayed with the test data: one case each.</summary>
public sealed class ConformanceTests(ConformanceServerOnPostgres postgres, ConformanceServerOnSqlite sqlite)
    : IClassFixture<ConformanceServerOnPostgres>, IClassFixture<ConformanceServerOnSqlite>
{
    public static IEnumerable<TheoryDataRow<string, string>> Exchanges => Cases(Recordings.Scenarios.Values, "");

    public static IEnumerable<TheoryDataRow<string, string>> Reads =>
        Cases(Recordings.Scenarios.Values.Where(scenario => !scenario.Any(exchange => exchange.ChangesSomething || exchange.Path.EndsWith("/logout"))), " on SQLite");

    [Theory, MemberData(nameof(Exchanges))]
    public async Task Answers_as_recorded(string scenario, string id) => Check(await postgres.RunAsync(scenario), id);

    [Theory, MemberData(nameof(Reads))]
    public async Task Answers_reads_as_recorded_on_sqlite(string scenario, string id) => Check(await sqlite.RunAsync(scenario), id);

    private static IEnumerable<TheoryDataRow<string, string>> Cases(IEnumerable<Exchange[]> scenarios, string where) => scenarios.SelectMany(Recordings.Ready)
        .Select(exchange => new TheoryDataRow<string, string>(exchange.Scenario, exchange.Id) { TestDisplayName = exchange.Id + where });

    private static void Check(IReadOnlyDictionary<string, (Exchange, Reply)> replies, string id)
    {
        var (exchange, reply) = replies[id];
        var fault = Judge(exchange, reply);
        Assert.True(fault is null, $"{exchange.As} ({exchange.Auth}) {exchange.Method} {exchange.Path}: {fault}");
        Assert.True(exchange.ChangesSomething || reply.Statements <= MostStatements(exchange), $"{reply.Statements} SQL statements for {exchange.Method} {exchange.Path}");
    }

    [Fact]
    public void Says_how_many_exchanges_wait()
    {
        var all = Recordings.Scenarios.Values.Sum(scenario => scenario.Length);
        var ready = Recordings.Scenarios.Values.Sum(scenario => Recordings.Ready(scenario).Count());
        var routes = Recordings.Scenarios.Values.SelectMany(scenario => scenario).Select(exchange => exchange.Path).Distinct().Count(path => !Implemented.Routes.Contains(path));
        Console.WriteLine($"{ready} of {all} recorded exchanges are replayed; {all - ready} wait, {routes} paths are not implemented.");
        Assert.InRange(ready, 1, all);
    }

    /// <summary>Null when the answer is as wanted.</summary>
    private static string? Judge(Exchange exchange, Reply reply)
    {
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

    /// <summary>A login by password, which basic authentication is each time, notes when it happened and tells it.</summary>
    private static int MostStatements(Exchange exchange) => exchange.Auth is "token" or "static" or "service" && !exchange.Path.Contains("/login") ? 3 : 10;
}
