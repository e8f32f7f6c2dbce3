using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OpenTera.TeraServer.Data;

/// <summary>Makes the tables, brings them to the newest migration, or adopts those that the original made.</summary>
internal static partial class DatabaseMigrator
{
    // What is there, as a number: for a row Entity Framework would build a model, which takes longer than all the rest of a usual start.

    private const string FoundOnPostgres =
        """
        SELECT (to_regclass('alembic_version') IS NOT NULL)::int + 2 * (to_regclass('t_users') IS NOT NULL)::int + 4 * (to_regclass('"__EFMigrationsHistory"') IS NOT NULL)::int AS "Value"
        """;

    private const string FoundOnSqlite = "SELECT 4 * count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsHistory'";

    [Flags]
    private enum Found
    {
        /// <summary>The original's record of its migrations.</summary>
        Alembic = 1,

        /// <summary>One of the tables.</summary>
        Users = 2,

        /// <summary>Our record of our migrations.</summary>
        History = 4,
    }

    /// <remarks>Call it under <see cref="StartupLock"/>: of several processes that start at once one does the work.</remarks>
    /// <exception cref="DatabaseRefusedException">The tables are of another OpenTera; nothing was changed.</exception>
    public static async Task BringUpToDateAsync(this TeraContext db, CancellationToken cancellationToken)
    {
        var found = (Found)(await db.Database.SqlQueryRaw<int>(db is PostgresContext ? FoundOnPostgres : FoundOnSqlite).ToListAsync(cancellationToken)).Single();
        var (hasTables, hasHistory) = ((found & (Found.Alembic | Found.Users)) != 0, found.HasFlag(Found.History));
        if (hasTables)
        {
            AlembicRevision.Accept(found.HasFlag(Found.Alembic)
                ? await db.Database.SqlQuery<string>($"""SELECT version_num AS "Value" FROM alembic_version""").SingleOrDefaultAsync(cancellationToken)
                : null);
        }

        var allMigrations = await AllMigrationsAsync(db, cancellationToken);
        if (!hasTables && !hasHistory)
            await db.Database.ExecuteSqlRawAsync(allMigrations, cancellationToken);
        else if (!hasHistory || !await IsAppliedAsync(db, RecordedMigration().Match(allMigrations).Groups["id"].Value, cancellationToken))
            await MigrateAsync(db, hasTables, cancellationToken);
    }

    private static async Task MigrateAsync(TeraContext db, bool hasTables, CancellationToken cancellationToken)
    {
        var history = db.GetService<IHistoryRepository>();
        await db.Database.ExecuteSqlRawAsync(history.GetCreateIfNotExistsScript(), cancellationToken);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();

        // Tables that the original made are what the first migration would make: it counts as applied.
        var original = db.Database.GetMigrations().First();
        if (hasTables && pending.Remove(original))
            await db.Database.ExecuteSqlRawAsync(history.GetInsertScript(new HistoryRow(original, ProductInfo.GetVersion())), cancellationToken);
        if (pending.Count > 0)
            await db.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>What all migrations do on nothing: as a script it takes a small part of the time they take.</summary>
    private static async Task<string> AllMigrationsAsync(TeraContext db, CancellationToken cancellationToken)
    {
        using var script = new StreamReader(typeof(DatabaseMigrator).Assembly.GetManifestResourceStream($"{db.GetType().Name}.sql")!);
        return await script.ReadToEndAsync(cancellationToken);
    }

    /// <summary>Asks only for this. All that Entity Framework can be asked makes it look at every type of the program and build a model of its history.</summary>
    private static async Task<bool> IsAppliedAsync(TeraContext db, string migration, CancellationToken cancellationToken) =>
        await db.Database.SqlQuery<int>($"""SELECT 1 AS "Value" FROM "__EFMigrationsHistory" WHERE migration_id = {migration}""").AnyAsync(cancellationToken);

    /// <summary>The newest migration that a script records, which is the last.</summary>
    [GeneratedRegex(@"VALUES \('(?<id>\d+_\w+)'", RegexOptions.RightToLeft)]
    private static partial Regex RecordedMigration();
}
