using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OpenTera.TeraServer.Data;

/// <summary>Makes the tables, brings them to the newest migration, or adopts those that the original made.</summary>
internal static class DatabaseMigrator
{
    /// <remarks>Call it under <see cref="StartupLock"/>: of several processes that start at once one does the work.</remarks>
    /// <exception cref="DatabaseRefusedException">The tables are of another OpenTera; nothing was changed.</exception>
    public static async Task BringUpToDateAsync(this TeraContext db, CancellationToken cancellationToken)
    {
        var hasTables = db is PostgresContext && await HasTablesOfTodayAsync(db, cancellationToken);
        var history = db.GetService<IHistoryRepository>();
        if (!hasTables && !await history.ExistsAsync(cancellationToken))
        {
            await db.Database.ExecuteSqlRawAsync(await AllMigrationsAsync(db, cancellationToken), cancellationToken);
            return;
        }

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

    private static async Task<bool> HasTablesOfTodayAsync(TeraContext db, CancellationToken cancellationToken)
    {
        var there = await db.Database.SqlQuery<TablesThere>(
            $"""
            SELECT to_regclass('alembic_version') IS NOT NULL AS alembic, to_regclass('t_users') IS NOT NULL AS users
            """).SingleAsync(cancellationToken);
        if (!there.Alembic && !there.Users)
            return false;
        AlembicRevision.Accept(there.Alembic
            ? await db.Database.SqlQuery<string>($"""SELECT version_num AS "Value" FROM alembic_version""").SingleOrDefaultAsync(cancellationToken)
            : null);
        return true;
    }

    private sealed record TablesThere(bool Alembic, bool Users);
}
