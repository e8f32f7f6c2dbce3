namespace OpenTera.TeraServer.Tests.Conformance;

/// <summary>What only reads, on the database of the embedded variant.</summary>
public sealed class ConformanceOnSqliteTests(ConformanceServerOnSqlite server) : IClassFixture<ConformanceServerOnSqlite>
{
    public static IEnumerable<TheoryDataRow<string, string>> Reads => Recordings.Scenarios.Values
        .Where(scenario => !scenario.Any(exchange => exchange.ChangesSomething))
        .SelectMany(Recordings.Shapes)
        .Select(exchange => new TheoryDataRow<string, string>(exchange.Scenario, exchange.Id) { TestDisplayName = exchange.Id + " on SQLite" });

    [Theory, MemberData(nameof(Reads))]
    public async Task Answers_reads_as_recorded(string scenario, string id) => Judgement.Check(await server.RunAsync(scenario), id);
}
