using System.Net;
using System.Net.Http.Json;
using OpenTera.ServiceDefaults.Communication.Messages;
using OpenTera.Testing;

namespace OpenTera.ExampleService.Tests;

public abstract class NotesTests(RunningService server)
{
    [Fact]
    public async Task Users_and_participants_write_read_and_delete_their_own_notes_and_nobody_else_s()
    {
        var (user, participant) = (TestTokens.User(), TestTokens.Participant());
        var mine = await WriteAsync(user, "of a user é");
        var theirs = await WriteAsync(participant, "of a participant");

        Assert.Equal(("of a user é", "Site Admin"), (mine.Text, mine.Author));
        Assert.Equal("Participant #1", theirs.Author);
        Assert.InRange(mine.CreatedAt, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
        Assert.Contains(mine, await ListAsync(user));
        Assert.DoesNotContain(theirs, await ListAsync(user));
        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Delete, $"/api/notes/{mine.Id}", participant)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await server.SendAsync(HttpMethod.Delete, $"/api/notes/{mine.Id}", user)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Delete, $"/api/notes/{mine.Id}", user)).StatusCode);
        Assert.DoesNotContain(mine, await ListAsync(user));
        Assert.Contains(theirs, await ListAsync(participant));
    }

    [Fact]
    public async Task Who_is_no_signed_in_user_or_participant_has_no_notes()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.SendAsync(HttpMethod.Get, "/api/notes", null)).StatusCode);
        foreach (var token in (string[])[TestTokens.Device(), TestTokens.Service(), TestTokens.ParticipantStatic()])
            Assert.Equal(HttpStatusCode.Forbidden, (await server.SendAsync(HttpMethod.Get, "/api/notes", token)).StatusCode);
    }

    [Theory]
    [InlineData("""{"text": ""}""", "The Text field is required.")]
    [InlineData("{}", "The Text field is required.")]
    [InlineData("""{"text": 3}""", "$.text")]
    [InlineData("""{"text": """, "$.text")]
    public async Task A_note_that_is_none_is_refused_with_the_reason(string body, string reason)
    {
        var answer = await server.SendAsync(HttpMethod.Post, "/api/notes", TestTokens.User(), new StringContent(body, null, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, (await answer.Content.ReadFromJsonAsync<Dictionary<string, object>>())!["detail"].ToString());
    }

    [Fact]
    public async Task A_note_is_as_long_as_the_database_takes_and_no_longer()
    {
        Assert.Equal(1000, (await WriteAsync(TestTokens.User(), new string('x', 1000))).Text.Length);

        var answer = await server.SendAsync(HttpMethod.Post, "/api/notes", TestTokens.User(), JsonContent.Create(new { text = new string('x', 1001) }));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Notes_outlive_a_restart_of_the_service()
    {
        var note = await WriteAsync(TestTokens.Participant(), "to be kept");

        await server.RestartAsync();

        Assert.Contains(note, await ListAsync(TestTokens.Participant()));
    }

    [Fact]
    public async Task Another_service_asks_by_RPC_for_somebody_s_newest_notes()
    {
        foreach (var text in (string[])["first", "second", "third"])
            await WriteAsync(TestTokens.User(), text);

        var notes = await server.CallAsync("notes_of", new Value { StringValue = TestTokens.UserUuid }, new Value { IntValue = 2 });

        Assert.Equal(["third", "second"], notes!.Value.EnumerateArray().Select(note => note.GetProperty("text").GetString()));
        Assert.Equal(["id", "text", "author", "created_at"], notes.Value[0].EnumerateObject().Select(property => property.Name));
    }

    private async Task<Note> WriteAsync(string token, string text)
    {
        var answer = await server.SendAsync(HttpMethod.Post, "/api/notes", token, JsonContent.Create(new { text }));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<Note>())!;
    }

    private async Task<List<Note>> ListAsync(string token) =>
        (await (await server.SendAsync(HttpMethod.Get, "/api/notes", token)).Content.ReadFromJsonAsync<List<Note>>())!;
}

public sealed class NotesOnSqlite(RunningService server) : NotesTests(server), IClassFixture<RunningService>;

public sealed class NotesOnPostgres(ServiceOnPostgres server) : NotesTests(server), IClassFixture<ServiceOnPostgres>;
