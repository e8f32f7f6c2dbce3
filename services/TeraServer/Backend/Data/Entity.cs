namespace OpenTera.TeraServer.Data;

/// <summary>A row of an OpenTera table. Its C# names are the column names in another spelling.</summary>
public abstract class Entity
{
    /// <summary>Milliseconds since 1970 of the last change.</summary>
    public long VersionId { get; set; }
}

/// <summary>A row that is hidden when it is deleted, and can come back.</summary>
public abstract class SoftDeletableEntity : Entity
{
    /// <summary>When the row was deleted; null while it is alive.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}
