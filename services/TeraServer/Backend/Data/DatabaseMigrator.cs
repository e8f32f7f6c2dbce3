using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OpenTera.TeraServer.Data;

/// <summary>Makes the tables, brings them to the newest migration, or adopts those that the original made.</summary>
internal static partial class DatabaseMigrator
{
    private const string TablesOnPostgres =
        """
        SELECT to_regclass('alembic_version') IS NOT NULL AS alembic, to_regclass('t_users') IS NOT NULL AS users, to_regclass('"__EFMigrationsHistory"') IS NOT NULL AS history
        """;

    private const string TablesOnSqlite =
        """
        SELECT 0 AS alembic, 0 AS users, EXISTS (SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsHistory') AS history
        """;

    /// <remarks>Call it under <see cref="StartupLock"/>: of several processes that start at once one does the work.</remarks>
    /// <exception cref="DatabaseRefusedException">The tables are of another OpenTera; nothing was changed.</exception>
    public static async Task BringUpToDateAsync(this TeraContext db, CancellationToken cancellationToken)
    {
        var there = await db.Database.SqlQueryRaw<TablesThere>(db is PostgresContext ? TablesOnPostgres : TablesOnSqlite).SingleAsync(cancellationToken);
        var hasTables = there.Alembic || there.Users;
        if (hasTables)
        {
            AlembicRevision.Accept(there.Alembic
                ? await db.Database.SqlQuery<string>($"""SELECT version_num AS "Value" FROM alembic_version""").SingleOrDefaultAsync(cancellationToken)
                : null);
        }

        var allMigrations = await AllMigrationsAsync(db, cancellationToken);
        if (!hasTables && !there.History)
            await db.Database.ExecuteSqlRawAsync(allMigrations, cancellationToken);
        else if (!there.History || !await IsAppliedAsync(db, RecordedMigration().Match(allMigrations).Groups["id"].Value, cancellationToken))
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

    /// <summary>Asks only for this. All that Entity Framework could be asked makes it look at every type of the program and build a model of its history: a tenth of a start.</summary>
    private static async Task<bool> IsAppliedAsync(TeraContext db, string migration, CancellationToken cancellationToken) =>
        await db.Database.SqlQuery<int>($"""SELECT 1 AS "Value" FROM "__EFMigrationsHistory" WHERE migration_id = {migration}""").AnyAsync(cancellationToken);

    /// <summary>The newest migration that a script records, which is the last.</summary>
    [GeneratedRegex(@"VALUES \('(?<id>\d+_\w+)'", RegexOptions.RightToLeft)]
    private static partial Regex RecordedMigration();

    /// <param name="Alembic">The original's record of its migrations.</param>
    /// <param name="Users">One of the tables.</param>
    /// <param name="History">Our record of our migrations.</param>
    private sealed record TablesThere(bool Alembic, bool Users, bool History);
}
