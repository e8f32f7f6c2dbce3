namespace OpenTera.TeraServer.Data;

/// <summary>The state of the tables as the original's migration tool, Alembic, names it.</summary>
internal static class AlembicRevision
{
    /// <summary>The revision of OpenTera 1.3.0, whose tables these are.</summary>
    public const string Current = "6b9c4707d8ef";

    private static readonly string[] Earlier =
    [
        "60f5b2ed8b5a", "28580f044a97", "c08e332cdf5f", "c903e55a7a4f", "dbe0ef5395eb", "f4b9e7081b18", "65a42f6ee567", "f41b70d6513e",
        "e6ee93ef205b", "09764faa2d57", "89343f5c95b9", "c58727df3ac2", "80f6eb28aea5", "818356b801fd",
    ];

    /// <exception cref="DatabaseRefusedException">The revision is another one.</exception>
    public static void Accept(string? revision)
    {
        if (revision == Current)
            return;
        throw new DatabaseRefusedException(revision switch
        {
            null => $"The database has OpenTera's tables but no row in alembic_version, so their age is not known. "
                + $"Bring it to revision {Current} with OpenTera 1.3.0, or name another database in ConnectionStrings__opentera.",
            _ when Earlier.Contains(revision) => $"The database is of an older OpenTera (Alembic revision {revision}, wanted is {Current}). "
                + "Start OpenTera 1.3.0 (Python) once on it: it upgrades the tables. Nothing was changed.",
            _ => $"The database is of a newer OpenTera than this one (Alembic revision {revision}, wanted is {Current}). "
                + "Use a release of this server that knows it. Nothing was changed.",
        });
    }
}

/// <summary>The database can't be used as it is; the message says why and what to do.</summary>
public sealed class DatabaseRefusedException(string message) : Exception(message);
