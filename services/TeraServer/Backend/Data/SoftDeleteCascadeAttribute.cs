namespace OpenTera.TeraServer.Data;

/// <summary>Marks the rows that are deleted with the row they belong to, and says which of them come back with it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SoftDeleteCascadeAttribute(Restore restore = Restore.Never) : Attribute
{
    public Restore Restore => restore;
}

/// <summary>Whether rows that were deleted with their owner come back with it.</summary>
public enum Restore
{
    Never,

    /// <summary>All do; where one can't, for something else it refers to is deleted, the owner can't either.</summary>
    Always,

    /// <summary>Those do whose other end is there: links between two things.</summary>
    WhenOtherEndIsAlive,
}
