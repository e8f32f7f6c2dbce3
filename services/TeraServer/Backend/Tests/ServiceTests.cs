using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Tests;

public static class ServiceTests
{
    private static readonly Refusal NoAccessToSession = new(StatusCodes.Status403Forbidden, "Service can't create tests for that session");

    public static void MapServiceTests(this IEndpointRouteBuilder service)
    {
        service.MapGet("/tests", Get).AsksWhoCallsAlong().Produces<TestAnswer[]>().WithSummary("Get test information. Only one of the ID parameters is supported at once.");
        service.MapPost("/tests", Save).Produces<TestAnswer[]>().WithSummary("Create a test (id_test 0) in a session of the service, or change one.");
        service.MapDelete("/tests", Delete).WithSummary("Delete a test of a session of the service.");
    }

    public sealed record TestsQuery : Query<TestsQuery>
    {
        [Help("Specific ID of test to query information.")]
        public int? IdTest { get; init; }

        [Help("ID of the device from which to request all tests")]
        public int? IdDevice { get; init; }

        [Help("ID of session from which to request all tests")]
        public int? IdSession { get; init; }

        [Help("ID of participant from which to request all tests")]
        public int? IdParticipant { get; init; }

        [Help("ID of the user from which to request all tests.")]
        public int? IdUser { get; init; }

        [Help("Query all tests associated with that service uuid")]
        public string? ServiceUuid { get; init; }

        [Help("Also include tests infos and download-upload url")]
        public bool? WithUrls { get; init; }

        [Help("Only includes the access token. Will ignore with_urls if specified.")]
        public bool? WithOnlyToken { get; init; }
    }

    public sealed record DeletedTest : Query<DeletedTest>
    {
        [Help("Test UUID to delete"), Mandatory]
        public string Uuid { get; init; } = "";
    }

    private static async Task<IResult> Get(TestsQuery query, ServiceScope scope, ServiceLinks links, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("No arguments specified");
        if (Asked(query, scope) is not { } asked)
            return Refusal.BadRequest("Missing argument");

        var tests = await asked.ReadAsync(rows => TestAnswer.FullAsync(rows, cancellation), cancellation);
        return await TestAnswer.LinkedAsync(tests, query.WithUrls == true, query.WithOnlyToken == true, links, scope.Service.ServiceUuid);
    }

    /// <summary>Null when there are flags only.</summary>
    private static RowsBehind<Test>? Asked(TestsQuery query, ServiceScope scope)
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
                scope.Sessions().Where(session => session.IdSession == idSession).Select(session => session.IdSession), "Session access denied");
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
        return query.ServiceUuid is { } uuid
            ? new(scope.Tests().Where(test => test.Service!.ServiceUuid == uuid), scope.Db.Services.Where(service => service.ServiceUuid == uuid).Select(service => service.IdService), "Forbidden")
            : null;
    }

    private static async Task<IResult> Save(JsonBody body, ServiceScope scope, CancellationToken cancellation)
    {
        if (body["test"] is not { } values)
            return Refusal.BadRequest("Missing test field");
        if (values.Int("id_test") is not { } idTest)
            return Refusal.BadRequest("Missing id_test field");
        if (idTest == 0 && await CompleteAsync(values, scope.Db, cancellation) is { } incomplete)
            return incomplete;

        var sessions = scope.Sessions();
        var test = idTest == 0
            ? new Test()
            : await scope.Db.Tests.FirstOrDefaultAsync(test => test.IdTest == idTest && sessions.Any(session => session.IdSession == test.IdSession), cancellation);
        if (test is null)
            return NoAccessToSession;
        if (values.Has("id_session"))
        {
            var idSession = values.Int("id_session");
            if (!await sessions.AnyAsync(session => session.IdSession == idSession, cancellation))
                return NoAccessToSession;
        }

        if (await values.ResolveMakersAsync(scope.Db, cancellation) is { } unknown)
            return unknown;
        values.Remove("test_uuid");
        values.WriteObjectAsText("test_summary");
        values.ApplyTo(scope.Db.Entry(test));
        await (idTest == 0 ? scope.Db.InsertAsync(test, cancellation) : scope.Db.UpdateAsync(test, cancellation));
        return Answer.Json(await TestAnswer.FullAsync(scope.Db.Tests.Where(row => row.IdTest == test.IdTest), cancellation));
    }

    /// <summary>Session and type of a new test may be named by their uuids, and a test without a name gets one. Null when all is well.</summary>
    private static async Task<Refusal?> CompleteAsync(JsonValues values, TeraContext db, CancellationToken cancellation)
    {
        if (!values.Has("id_session"))
        {
            var uuid = values.String("session_uuid");
            if (await db.Sessions.Where(session => session.SessionUuid == uuid).Select(session => session.IdSession).FirstOrDefaultAsync(cancellation) is not (> 0 and var idSession))
                return Refusal.BadRequest("Unknown session");
            values.Set("id_session", idSession);
        }

        if (!values.Has("id_test_type") && !values.Has("test_type_uuid"))
            return Refusal.BadRequest("Missing id_test_type field");
        var (typeUuid, idType) = (values.String("test_type_uuid"), values.Int("id_test_type"));
        if (await db.TestTypes.AsNoTracking().FirstOrDefaultAsync(type => typeUuid != null ? type.TestTypeUuid == typeUuid : type.IdTestType == idType, cancellation) is not { } type)
            return Refusal.BadRequest("Invalid test type");
        values.Set("id_test_type", type.IdTestType);

        if (!values.Has("test_name"))
        {
            var session = values.Int("id_session");
            var others = await db.Tests.CountAsync(test => test.IdSession == session && test.IdTestType == type.IdTestType, cancellation);
            values.Set("test_name", $"{type.TestTypeKey ?? type.TestTypeName} #{others + 1}");
        }

        return null;
    }

    private static async Task<IResult> Delete(DeletedTest query, ServiceScope scope, CancellationToken cancellation)
    {
        if (await scope.Db.Tests.FirstOrDefaultAsync(test => test.TestUuid == query.Uuid, cancellation) is not { } test)
            return Refusal.BadRequest("Missing arguments");
        if (!await scope.Sessions().AnyAsync(session => session.IdSession == test.IdSession, cancellation))
            return new Refusal(StatusCodes.Status403Forbidden, "Service can't delete tests for that session");

        await scope.Db.DeleteAsync(test, cancellation);
        return Answer.Deleted;
    }
}
