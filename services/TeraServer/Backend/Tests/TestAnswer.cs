using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Tests;

/// <summary>Names of what belongs to the test are in the long form only, those of its makers only where it has them.</summary>
public sealed record TestAnswer(Test Row) : RowAnswer<Test>(Row)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TestSessionName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TestTestTypeName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TestTestTypeUuid { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TestDevice { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TestUser { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TestParticipant { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TestService { get; init; }

    public Optional<string> AccessToken { get; init; }

    /// <summary>Where the service of its type hands out the answers; null while that service is disabled.</summary>
    public Optional<string?> TestAnswersUrl { get; init; }

    /// <summary>Where that service shows the answers; null when it has no pages.</summary>
    public Optional<string?> TestAnswersWebUrl { get; init; }

    /// <summary>Of that service; null while it is disabled.</summary>
    [JsonIgnore]
    public string? Endpoint { get; init; }

    [JsonIgnore]
    public bool HasPages { get; init; }

    public static Task<List<TestAnswer>> ShortAsync(IQueryable<Test> tests, CancellationToken cancellation) => tests.AsNoTracking().Select(test => new TestAnswer(test)
    {
        Endpoint = test.TestType.Service.ServiceEnabled ? test.TestType.Service.ServiceClientendpoint : null,
        HasPages = test.TestType.TestTypeHasWebFormat,
    }).ToListAsync(cancellation);

    public static Task<List<TestAnswer>> FullAsync(IQueryable<Test> tests, CancellationToken cancellation) => tests.AsNoTracking().Select(test => new TestAnswer(test)
    {
        TestSessionName = test.Session.SessionName,
        TestTestTypeName = test.TestType.TestTypeName,
        TestTestTypeUuid = test.TestType.TestTypeUuid,
        TestDevice = test.Device!.DeviceName,
        TestUser = test.User == null ? null : test.User.UserFirstname + " " + test.User.UserLastname,
        TestParticipant = test.Participant!.ParticipantName,
        TestService = test.Service!.ServiceName,
        Endpoint = test.TestType.Service.ServiceEnabled ? test.TestType.Service.ServiceClientendpoint : null,
        HasPages = test.TestType.TestTypeHasWebFormat,
    }).ToListAsync(cancellation);

    /// <summary>Adds tokens and addresses to tests, or leaves nothing else of them.</summary>
    /// <param name="requesterUuid">Who asks.</param>
    public static async Task<IResult> LinkedAsync(List<TestAnswer> tests, bool withUrls, bool onlyTokens, ServiceLinks links, string requesterUuid)
    {
        if (!withUrls && !onlyTokens)
            return Answer.Json(tests);

        var signer = await links.SignerAsync(requesterUuid);
        tests = tests.ConvertAll(test => test with { AccessToken = signer.Sign(new() { ["test_uuids"] = test.Row.TestUuid }) });
        if (withUrls)
            tests = tests.ConvertAll(test => test with { TestAnswersUrl = Url(test, "/api/tests/answers"), TestAnswersWebUrl = test.HasPages ? Url(test, "/api/tests/answers/web") : null });
        return onlyTokens
            ? Answer.Json(tests.ConvertAll(test => new { test.Row.TestUuid, test.AccessToken, test.TestAnswersUrl, test.TestAnswersWebUrl }))
            : Answer.Json(tests);

        string? Url(TestAnswer test, string path) => test.Endpoint is null ? null : links.Url(test.Endpoint, path);
    }
}
