using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.ExampleService;

/// <summary>The service's own database.</summary>
public sealed class ExampleServiceContext(DbContextOptions<ExampleServiceContext> options) : DbContext(options)
{
#if (notes)
    public DbSet<StoredNote> Notes => Set<StoredNote>();
#endif
#if (assets)
    public DbSet<StoredAsset> Assets => Set<StoredAsset>();
#endif
#if (tests)
    public DbSet<StoredAnswers> Answers => Set<StoredAnswers>();
#endif
}
#if (notes)

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
#endif
#if (assets)

/// <summary>A file of a session.</summary>
[Index(nameof(AssetUuid), IsUnique = true)]
public sealed class StoredAsset
{
    public int Id { get; init; }

    /// <summary>uuid of TeraServer's asset, and the file's name in the service's folder.</summary>
    [MaxLength(36)]
    public required string AssetUuid { get; init; }

    public required string OriginalFilename { get; set; }

    public required long FileSize { get; init; }
}
#endif
#if (tests)

/// <summary>What somebody answered.</summary>
[Index(nameof(TestUuid), IsUnique = true)]
public sealed class StoredAnswers
{
    public int Id { get; init; }

    /// <summary>uuid of TeraServer's test.</summary>
    [MaxLength(36)]
    public required string TestUuid { get; init; }

    /// <summary>A JSON object: the fields of the form.</summary>
    public required string Answers { get; init; }
}
#endif
