using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using OpenTera.ServiceDefaults.Identity;

namespace OpenTera.ExampleService;

/// <summary>A note as its owner sees it.</summary>
public sealed record Note(int Id, string Text, string Author, DateTimeOffset CreatedAt);

/// <summary>A note to be written.</summary>
public sealed record NewNote([Required(AllowEmptyStrings = false), MaxLength(StoredNote.LongestText)] string Text);

/// <summary>Notes of signed-in users and participants: each has their own.</summary>
public static class Notes
{
    public static void MapNotes(this IEndpointRouteBuilder app)
    {
        var notes = app.MapGroup("/api/notes").WithTags("Notes").RequireAuthorization(OpenTeraPolicies.UserOrParticipant);
        notes.MapGet("/", List);
        notes.MapPost("/", Create).ProducesValidationProblem();
        notes.MapDelete("/{id}", Delete);
    }

    /// <summary>What other services can call by RPC: the newest notes of one user or participant.</summary>
    public static Task<List<Note>> Of(string ownerUuid, ExampleServiceContext database, CancellationToken cancellationToken, int limit = 10) =>
        Of(database, ownerUuid).Take(limit).ToListAsync(cancellationToken);

    private static Task<List<Note>> List(TeraIdentity caller, ExampleServiceContext database, CancellationToken cancellationToken) =>
        Of(database, caller.Uuid).ToListAsync(cancellationToken);

    private static async Task<Created<Note>> Create(NewNote note, TeraIdentity caller, ExampleServiceContext database, TimeProvider time, CancellationToken cancellationToken)
    {
        var author = caller switch
        {
            TeraUser user => user.UserFullname,
            TeraParticipant participant => participant.ParticipantName,
            _ => "",
        };
        // Whole milliseconds: PostgreSQL would round a finer time, and the answer would not be what is stored.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var created = new StoredNote { OwnerUuid = caller.Uuid, Text = note.Text, Author = author, CreatedAt = now };
        database.Add(created);
        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"notes/{created.Id}", new Note(created.Id, created.Text, created.Author, created.CreatedAt));
    }

    private static async Task<Results<NoContent, NotFound>> Delete(int id, TeraIdentity caller, ExampleServiceContext database, CancellationToken cancellationToken) =>
        await database.Notes.Where(note => note.Id == id && note.OwnerUuid == caller.Uuid).ExecuteDeleteAsync(cancellationToken) > 0
            ? TypedResults.NoContent()
            : TypedResults.NotFound();

    private static IQueryable<Note> Of(ExampleServiceContext database, string ownerUuid) => database.Notes
        .Where(note => note.OwnerUuid == ownerUuid)
        .OrderByDescending(note => note.Id)
        .Select(note => new Note(note.Id, note.Text, note.Author, note.CreatedAt));
}
