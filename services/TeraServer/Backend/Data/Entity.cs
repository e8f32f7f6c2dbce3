namespace OpenTera.TeraServer.Data;

/// <summary>
/// A row of an OpenTera table. Its C# names are the column names in another spelling. Its lists of other rows are made when they are first used: most rows are
/// read to be answered, without any.
/// </summary>
public abstract class Entity
{
    /// <summary>Milliseconds since 1970 of the last change.</summary>
    public long VersionId { get; set; }

    /// <summary>Checks and completes a row that is to be inserted.</summary>
    /// <exception cref="IntegrityException">The row can't be inserted as things are.</exception>
    internal virtual Task BeforeInsertAsync(TeraContext db, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Does what needs the id of the inserted row; changes made here are saved with it.</summary>
    internal virtual Task AfterInsertAsync(TeraContext db, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Checks a changed row and changes what follows from it.</summary>
    /// <exception cref="IntegrityException">The row can't be changed so as things are.</exception>
    internal virtual Task BeforeUpdateAsync(TeraContext db, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Checks that a row can be deleted.</summary>
    /// <exception cref="IntegrityException">Rows that must be kept depend on it.</exception>
    internal virtual Task BeforeDeleteAsync(TeraContext db, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>A row that is hidden when it is deleted, and can come back.</summary>
public abstract class SoftDeletableEntity : Entity
{
    /// <summary>When the row was deleted; null while it is alive.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>What has no meaning without this row though it does not belong to it, and is deleted when this row is deleted by itself.</summary>
    internal virtual Task<IReadOnlyList<SoftDeletableEntity>> CompanionsAsync(TeraContext db, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SoftDeletableEntity>>([]);
}
