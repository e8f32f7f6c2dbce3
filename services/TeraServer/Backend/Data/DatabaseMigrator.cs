using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace OpenTera.TeraServer.Data;

/// <summary>Brings the database to the newest migration, or adopts one that the original made.</summary>
internal static class DatabaseMigrator
{
    /// <remarks>Call it under <see cref="StartupLock"/>: of several processes that start at once one does the work.</remarks>
    /// <exception cref="DatabaseRefusedException">The tables are of another OpenTera.</exception>
    public static async Task BringUpToDateAsync(this TeraContext db, CancellationToken cancellationToken)
    {
        if (db is PostgresContext)
            await AdoptAsync(db, cancellationToken);
        var history = db.GetService<IHistoryRepository>();
        if (!await history.ExistsAsync(cancellationToken) || (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            await db.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>
    /// Tables that carry Alembic's revision of today are what the first migration would make: it is recorded as applied, and nothing is changed.
    /// </summary>
    private static async Task AdoptAsync(TeraContext db, CancellationToken cancellationToken)
    {
        var exist = await db.Database.SqlQuery<TablesThere>(
            $"""
            SELECT to_regclass('alembic_version') IS NOT NULL AS alembic, to_regclass('t_users') IS NOT NULL AS users
            """).SingleAsync(cancellationToken);
        if (!exist.Users && !exist.Alembic)
            return;

        AlembicRevision.Accept(exist.Alembic
            ? await db.Database.SqlQuery<string>($"""SELECT version_num AS "Value" FROM alembic_version""").FirstOrDefaultAsync(cancellationToken)
            : null);

        var history = db.GetService<IHistoryRepository>();
        if (await history.ExistsAsync(cancellationToken))
            return;
        var original = db.Database.GetMigrations().First();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(history.GetCreateScript(), cancellationToken);
        await db.Database.ExecuteSqlRawAsync(history.GetInsertScript(new HistoryRow(original, ProductInfo.GetVersion())), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private sealed record TablesThere(bool Alembic, bool Users);
}
