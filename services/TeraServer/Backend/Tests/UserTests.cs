using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Tests;

public static class UserTests
{
    public static void MapUserTests(this IEndpointRouteBuilder user)
    {
        user.MapGet("/tests", Get).AsksWhoCallsAlong().Produces<TestAnswer[]>().WithSummary("Get test information. Only one of the ID parameters is supported at once.");
        user.MapPost("/tests", Save).Produces<TestAnswer[]>().WithSummary("Not here: services create and change their tests.");
        user.MapDelete("/tests", Delete).WithSummary("Delete a test the user may see.");
    }

    public sealed record TestsQuery : Query<TestsQuery>
    {
        [Help("Specific ID of test to query information.")]
        public int? IdTest { get; init; }

        [Help("Specific UUID of test to query information.")]
        public string? TestUuid { get; init; }

        [Help("ID of the device from which to request all tests")]
        public int? IdDevice { get; init; }

        [Help("ID of session from which to request all tests")]
        public int? IdSession { get; init; }

        [Help("ID of participant from which to request all tests")]
        public int? IdParticipant { get; init; }

        [Help("ID of the user from which to request all tests.")]
        public int? IdUser { get; init; }

        [Help("Also include tests results url")]
        public bool? WithUrls { get; init; }

        [Help("Only includes the access token. Will ignore with_urls if specified.")]
        public bool? WithOnlyToken { get; init; }

        [Help("Also include names of sessions, users, services, ... in the reply")]
        public bool? Full { get; init; }
    }

    [Strict]
    public sealed record DeletedTest : Query<DeletedTest>
    {
        [Help("Test type ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    private static async Task<IResult> Get(TestsQuery query, UserScope scope, ServiceLinks links, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("No arguments specified");
        if (Asked(query, scope) is not { } asked)
            return Refusal.BadRequest("Missing argument");

        var tests = await asked.ReadAsync(rows => query.Full == true ? TestAnswer.FullAsync(rows, cancellation) : TestAnswer.ShortAsync(rows, cancellation), cancellation);
        return await TestAnswer.LinkedAsync(tests, query.WithUrls == true, query.WithOnlyToken == true, links, scope.User.UserUuid);
    }

    /// <summary>Null when there are flags only.</summary>
    private static RowsBehind<Test>? Asked(TestsQuery query, UserScope scope)
    {
        var tests = scope.Db.Tests.OrderBy(test => test.IdTestType).ThenBy(test => test.TestDatetime);
        if (query.IdDevice is { } idDevice)
        {
            return new(tests.Where(test => test.IdDevice == idDevice),
                scope.Devices().Where(device => device.IdDevice == idDevice).Select(device => device.IdDevice), "Device access denied");
        }

        if (query.IdSession is { } idSession)
        {
            return new(tests.Where(test => test.IdSession == idSession),
                scope.SessionsOfProjects().Where(session => session.IdSession == idSession).Select(session => session.IdSession), "Session access denied");
        }

        if (query.IdParticipant is { } idParticipant)
        {
            return new(tests.Where(test => test.IdParticipant == idParticipant),
                scope.Participants().Where(participant => participant.IdParticipant == idParticipant).Select(participant => participant.IdParticipant), "Participant access denied");
        }

        if (query.IdUser is { } idUser)
            return new(tests.Where(test => test.IdUser == idUser), scope.Users().Where(user => user.IdUser == idUser).Select(user => user.IdUser), "User access denied");
        if (query.IdTest is { } idTest)
            return new(scope.Tests().Where(test => test.IdTest == idTest));
        return query.TestUuid is { } uuid ? new(scope.Tests().Where(test => test.TestUuid == uuid)) : null;
    }

    private static Refusal Save() => new(StatusCodes.Status501NotImplemented,
        "Test information update and creation must be done directly into a service (such as Test service)");

    private static async Task<IResult> Delete(DeletedTest query, UserScope scope, CancellationToken cancellation)
    {
        if (await scope.Tests().FirstOrDefaultAsync(test => test.IdTest == query.Id, cancellation) is not { } test)
            return Refusal.Forbidden;
        await scope.Db.DeleteAsync(test, cancellation);
        return Answer.Deleted;
    }
}
