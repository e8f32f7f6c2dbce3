using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.ExampleService;

/// <summary>The service's own database.</summary>
public sealed class ExampleServiceContext(DbContextOptions<ExampleServiceContext> options) : DbContext(options)
{
    public DbSet<StoredNote> Notes => Set<StoredNote>();
}

/// <summary>A note that somebody wrote for themselves.</summary>
[Index(nameof(OwnerUuid))]
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
