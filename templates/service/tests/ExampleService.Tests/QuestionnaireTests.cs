using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OpenTera.Testing;

namespace OpenTera.ExampleService.Tests;

public sealed class QuestionnaireTests(RunningService server) : IClassFixture<RunningService>
{
    private static readonly string TypeUuid = Guid.NewGuid().ToString();

    [Fact]
    public Task TeraServer_learns_of_the_questionnaire() =>
        Eventually.TrueAsync(() => Task.FromResult(server.TeraServer.Requests.Any(request => request is ("POST", "/api/service/testtypes", _))), "registered");

    [Fact]
    public async Task Answers_become_a_test_of_the_session_and_are_shown_to_who_may_see_it()
    {
        var form = await (await server.SendAsync(HttpMethod.Get, $"/api/testtypes/form?test_type_uuid={TypeUuid}&access_token={TypeToken(TestTokens.ParticipantUuid)}", TestTokens.Participant())).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("pain", form.GetProperty("sections")[0].GetProperty("items")[0].GetProperty("id").GetString());

        var answer = await AnswerAsync(TestTokens.Participant(), TypeToken(TestTokens.ParticipantUuid), 1, 3);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var test = (await answer.Content.ReadFromJsonAsync<TakenTest>())!;

        var shown = await (await server.SendAsync(HttpMethod.Get, $"/api/tests/answers?test_uuid={test.Uuid}&access_token={test.AccessToken}", TestTokens.Participant())).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((3, "Tired"), (shown.GetProperty("pain").GetInt32(), shown.GetProperty("remarks").GetString()));
        Assert.Equal(HttpStatusCode.Forbidden, (await server.SendAsync(HttpMethod.Get, $"/api/tests/answers?test_uuid={test.Uuid}&access_token={test.AccessToken}", TestTokens.User())).StatusCode);
    }

    [Fact]
    public async Task Who_may_not_answer_or_answers_nonsense_is_refused()
    {
        var (participant, token) = (TestTokens.Participant(), TypeToken(TestTokens.ParticipantUuid));

        Assert.Equal(HttpStatusCode.Forbidden, (await AnswerAsync(participant, TypeToken(TestTokens.UserUuid), 1, 3)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await AnswerAsync(participant, token, 2, 3)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await AnswerAsync(participant, token, 1, 11)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await AnswerAsync(participant, token, 1, null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AnswerAsync(null, token, 1, 3)).StatusCode);
    }

    private Task<HttpResponseMessage> AnswerAsync(string? caller, string token, int session, int? pain) => server.SendAsync(HttpMethod.Post, "/api/tests/answers", caller, JsonContent.Create(
        new { id_session = session, test_type_uuid = TypeUuid, access_token = token, answers = new { pain, remarks = "Tired" } }));

    private static string TypeToken(string requesterUuid) =>
        TestTokens.Sign(TestTokens.ServiceKey, new { exp = DateTimeOffset.UtcNow.AddMinutes(1).ToUnixTimeSeconds(), test_type_uuids = TypeUuid, can_edit = false, requester_uuid = requesterUuid });
}
