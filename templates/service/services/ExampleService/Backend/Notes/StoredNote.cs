using System.ComponentModel.DataAnnotations;

namespace OpenTera.ExampleService.Notes;

/// <summary>A note that somebody wrote for themselves, as it is in the database.</summary>
public sealed class StoredNote
{
    public const int LongestText = 1000;

    public int Id { get; init; }

    /// <summary>uuid of the user or participant whose note it is. Nobody else sees it.</summary>
    [MaxLength(36)]
    public required string OwnerUuid { get; init; }

    [MaxLength(LongestText)]
    public required string Text { get; init; }

    [MaxLength(256)]
    public required string Author { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A note as its owner sees it.</summary>
public sealed record Note(int Id, string Text, string Author, DateTimeOffset CreatedAt);

/// <summary>A note to be written.</summary>
public sealed record NewNote([Required(AllowEmptyStrings = false), MaxLength(StoredNote.LongestText)] string Text);
