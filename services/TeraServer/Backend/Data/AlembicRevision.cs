namespace OpenTera.TeraServer.Data;

/// <summary>The state of the tables as the original's migration tool, Alembic, names it.</summary>
internal static class AlembicRevision
{
    /// <summary>OpenTera 1.3.0.</summary>
    public const string Current = "6b9c4707d8ef";
}
