using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenTera.ServiceDefaults.Identity;
using OpenTera.ServiceDefaults.TeraServer;

namespace OpenTera.ExampleService;

/// <summary>Answers that somebody gave in a session. Names are OpenTera's: its clients read them.</summary>
public sealed record NewAnswers(
    [property: JsonPropertyName("id_session")] int IdSession,
    [property: JsonPropertyName("test_type_uuid")] string TestTypeUuid,
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("answers")] Dictionary<string, JsonElement> Answers);

/// <summary>A test that was taken.</summary>
public sealed record TakenTest(
    [property: JsonPropertyName("test_uuid")] string Uuid,
    [property: JsonPropertyName("access_token")] string AccessToken);

/// <summary>A questionnaire. TeraServer has a test for each time it was answered, knows who may see it, and gives them an access token for it.</summary>
public static class Questionnaire
{
    public static TeraForm Form { get; } = new("ExampleService",
        new TeraFormSection("wellbeing", "How are you?",
            new TeraFormItem("pain", "Pain, from 0 to 10", "numeric") { Required = true },
            new TeraFormItem("remarks", "Remarks", "longtext")));

    public static void MapQuestionnaire(this IEndpointRouteBuilder app)
    {
        var tests = app.MapGroup("/api").WithTags("Tests").RequireAuthorization(OpenTeraPolicies.Anyone);
        tests.MapGet("/testtypes/form", ShowForm);
        tests.MapGet("/tests/answers", Show);
        tests.MapPost("/tests/answers", Answer);
    }

    private static async Task<Results<JsonHttpResult<JsonElement>, ProblemHttpResult>> ShowForm([FromQuery(Name = "test_type_uuid")] string uuid,
        [FromQuery(Name = "access_token")] string token, TeraIdentity caller, AccessTokens tokens) =>
        await tokens.AllowAsync(token, caller, AccessTokens.TestTypes, uuid)
            ? TypedResults.Json(JsonSerializer.SerializeToElement(Form.ToJson()))
            : Refuse("Access denied to test type", StatusCodes.Status403Forbidden);

    private static async Task<Results<Ok<Dictionary<string, JsonElement>>, NotFound, ProblemHttpResult>> Show([FromQuery(Name = "test_uuid")] string uuid,
        [FromQuery(Name = "access_token")] string token, TeraIdentity caller, AccessTokens tokens, ExampleServiceContext database, CancellationToken cancellationToken)
    {
        if (!await tokens.AllowAsync(token, caller, AccessTokens.Tests, uuid))
            return Refuse("Access denied to test", StatusCodes.Status403Forbidden);
        return await database.Answers.FirstOrDefaultAsync(stored => stored.TestUuid == uuid, cancellationToken) is { } stored
            ? TypedResults.Ok(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(stored.Answers))
            : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<TakenTest>, ProblemHttpResult>> Answer(NewAnswers given, TeraIdentity caller, AccessTokens tokens, ITeraServerClient teraServer,
        OpenTeraService service, ExampleServiceContext database, CancellationToken cancellationToken)
    {
        if (!await tokens.AllowAsync(given.AccessToken, caller, AccessTokens.TestTypes, given.TestTypeUuid))
            return Refuse("Access denied to test type", StatusCodes.Status403Forbidden);
        if (!await teraServer.HasSessionAsync(caller, given.IdSession, cancellationToken))
            return Refuse("Session access is forbidden", StatusCodes.Status403Forbidden);
        if (!given.Answers.TryGetValue("pain", out var pain) || pain.ValueKind != JsonValueKind.Number || !pain.TryGetInt32(out var level) || level is < 0 or > 10)
            return Refuse("pain must be a number from 0 to 10", StatusCodes.Status400BadRequest);

        var test = new Dictionary<string, object>
        {
            ["id_test"] = 0,
            ["id_session"] = given.IdSession,
            ["test_type_uuid"] = given.TestTypeUuid,
            ["test_datetime"] = DateTimeOffset.UtcNow,
            ["test_status"] = 1, // Complete.
            ["test_summary"] = new { pain = level },
        };
        var (maker, id) = caller switch
        {
            TeraUser user => ("id_user", user.IdUser),
            TeraParticipant participant => ("id_participant", participant.IdParticipant),
            TeraDevice device => ("id_device", device.IdDevice),
            _ => ("id_service", (await service.WaitForRecordAsync(cancellationToken)).IdService),
        };
        test[maker] = id;
        var uuid = (await teraServer.PostAsync<List<JsonElement>>("/api/service/tests", new { test }, cancellationToken))!.Single().GetProperty("test_uuid").GetString()!;
        database.Add(new StoredAnswers { TestUuid = uuid, Answers = JsonSerializer.Serialize(given.Answers) });
        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new TakenTest(uuid, await tokens.SignAsync(caller, AccessTokens.Tests, uuid)));
    }

    private static ProblemHttpResult Refuse(string reason, int status) => TypedResults.Problem(reason, statusCode: status);
}

/// <summary>Tells TeraServer that the questionnaire exists. Who may answer it is decided there: by the projects it is added to.</summary>
public sealed class TestTypeRegistration(OpenTeraService service, ITeraServerClient teraServer, ILogger<TestTypeRegistration> logger) : BackgroundService
{
    private const string Key = "ExampleService-wellbeing";
    private static readonly TimeSpan PauseBeforeRetry = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await RegisterAsync(stoppingToken))
            await Task.Delay(PauseBeforeRetry, stoppingToken);
    }

    private async Task<bool> RegisterAsync(CancellationToken cancellationToken)
    {
        await service.WaitForRecordAsync(cancellationToken);
        try
        {
            if (await teraServer.GetAsync<List<JsonElement>>("/api/service/testtypes", new { test_type_key = Key }, cancellationToken) is not [_, ..])
            {
                var test_type = new { id_test_type = 0, test_type_key = Key, test_type_name = "How are you?", test_type_has_json_format = true };
                await teraServer.PostAsync<JsonElement>("/api/service/testtypes", new { test_type }, cancellationToken);
            }
            return true;
        }
        catch (TeraServerException exception)
        {
            logger.LogWarning(exception, "The test type could not be registered; it is tried again");
            return false;
        }
    }
}
