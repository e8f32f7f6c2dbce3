using System.Linq.Expressions;
using System.Text.Json.Serialization;

namespace OpenTera.TeraServer.TestTypes;

/// <summary>The service is told in the long form only.</summary>
public sealed record TestTypeAnswer(TestType Row) : RowAnswer<TestType>(Row)
{
    /// <summary>Where a service shows the page of a test.</summary>
    public const string WebPath = "/viewer";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TestTypeServiceKey { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TestTypeServiceUuid { get; init; }

    public Optional<string> AccessToken { get; init; }

    // Where its service shows and edits tests of this type; null for what it can't do, and while it is disabled.
    public Optional<string?> TestTypeJsonUrl { get; init; }
    public Optional<string?> TestTypeWebUrl { get; init; }
    public Optional<string?> TestTypeWebEditorUrl { get; init; }

    public static readonly Expression<Func<TestType, TestTypeAnswer>> Full = type => new TestTypeAnswer(type)
    {
        TestTypeServiceKey = type.Service.ServiceKey,
        TestTypeServiceUuid = type.Service.ServiceUuid,
    };

    /// <param name="endpoint">The service's; null while it is disabled.</param>
    public TestTypeAnswer WithUrls(string? endpoint, ServiceLinks links)
    {
        return this with
        {
            TestTypeJsonUrl = Url(Row.TestTypeHasJsonFormat, "/api/testtypes/form"),
            TestTypeWebUrl = Url(Row.TestTypeHasWebFormat, WebPath),
            TestTypeWebEditorUrl = Url(Row.TestTypeHasWebEditor, "/editor"),
        };

        string? Url(bool has, string path) => has && endpoint is not null ? links.Url(endpoint, path) : null;
    }
}
