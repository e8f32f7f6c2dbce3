namespace OpenTera.TeraServer.Tests.Conformance;

/// <summary>The recorded exchanges, replayed with the test data: one case each.</summary>
public sealed class ConformanceTests(ConformanceServerOnPostgres server) : IClassFixture<ConformanceServerOnPostgres>
{
    public static IEnumerable<TheoryDataRow<string, string>> Exchanges => Recordings.Scenarios.Values.SelectMany(scenario => scenario)
        .Select(exchange => new TheoryDataRow<string, string>(exchange.Scenario, exchange.Id) { TestDisplayName = exchange.Id });

    [Theory, MemberData(nameof(Exchanges))]
    public async Task Answers_as_recorded(string scenario, string id) => Judgement.Check(await server.RunAsync(scenario), id);
}
