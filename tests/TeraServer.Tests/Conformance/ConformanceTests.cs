using System.Text.Json;

namespace OpenTera.TeraServer.Tests.Conformance;

/// <summary>The recorded exchanges, replayed with the test data: one case each.</summary>
public sealed class ConformanceTests(ConformanceServerOnPostgres server) : IClassFixture<ConformanceServerOnPostgres>
{
    public static IEnumerable<TheoryDataRow<string, string>> Exchanges => Recordings.Scenarios.Values.SelectMany(scenario => scenario)
        .Select(exchange => new TheoryDataRow<string, string>(exchange.Scenario, exchange.Id) { TestDisplayName = exchange.Id });

    [Theory, MemberData(nameof(Exchanges))]
    public async Task Answers_as_recorded(string scenario, string id) => Judgement.Check(await server.RunAsync(scenario), id);

    [Fact]
    public async Task Answers_are_what_the_OpenAPI_documents_say()
    {
        var schemas = await server.SchemasAsync();
        var faults = new HashSet<string>();
        foreach (var scenario in Recordings.Scenarios.Keys)
        {
            foreach (var (exchange, reply) in (await server.RunAsync(scenario)).Values.Where(done => done.Reply is { Status: 200, Value.ValueKind: not JsonValueKind.Null }))
                faults.UnionWith(schemas.Faults($"{exchange.Method} {exchange.Path}", reply.Value.GetRawText()));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Order()));
    }
}
