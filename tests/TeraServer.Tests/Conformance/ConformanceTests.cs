namespace OpenTera.TeraServer.Tests.Conformance;

/// <summary>The recorded exchanges, replayed with the test data: one case each.</summary>
public sealed class ConformanceTests(ConformanceServerOnPostgres server) : IClassFixture<ConformanceServerOnPostgres>
{
    public static IEnumerable<TheoryDataRow<string, string>> Exchanges => Recordings.Scenarios.Values.SelectMany(Recordings.Ready)
        .Select(exchange => new TheoryDataRow<string, string>(exchange.Scenario, exchange.Id) { TestDisplayName = exchange.Id });

    [Theory, MemberData(nameof(Exchanges))]
    public async Task Answers_as_recorded(string scenario, string id) => Judgement.Check(await server.RunAsync(scenario), id);

    [Fact]
    public void Says_how_many_exchanges_wait()
    {
        var all = Recordings.Scenarios.Values.Sum(scenario => scenario.Length);
        var ready = Recordings.Scenarios.Values.Sum(scenario => Recordings.Ready(scenario).Count());
        var routes = Recordings.Scenarios.Values.SelectMany(scenario => scenario).Select(exchange => exchange.Path).Distinct().Count(path => !Implemented.Routes.Contains(path));
        Console.WriteLine($"{ready} of {all} recorded exchanges are replayed; {all - ready} wait, {routes} paths are not implemented.");
        Assert.InRange(ready, 1, all);
    }
}
