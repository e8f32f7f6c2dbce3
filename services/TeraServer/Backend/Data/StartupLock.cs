using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace OpenTera.TeraServer.Data;

/// <summary>Held by the one process, of several that start on a database at once, that may change it; its end frees it, however it ends.</summary>
internal static class StartupLock
{
    private const long Key = 0x4F70656E54657261; // "OpenTera"

    /// <summary>Waits for the lock. The database itself is made if it is not there.</summary>
    public static Task<IAsyncDisposable> TakeAsync(TeraContext db, CancellationToken cancellationToken) =>
        db is PostgresContext ? OnPostgresAsync(db, cancellationToken) : OnFileAsync(db, cancellationToken);

    private static async Task<IAsyncDisposable> OnPostgresAsync(TeraContext db, CancellationToken cancellationToken)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellationToken))
        {
            try
            {
                await creator.CreateAsync(cancellationToken);
            }
            catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
                // Another process was faster.
            }
        }
        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({Key})", cancellationToken);
        return new Release(async () =>
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({Key})", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        });
    }

    private static async Task<IAsyncDisposable> OnFileAsync(TeraContext db, CancellationToken cancellationToken)
    {
        var database = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        while (true)
        {
            try
            {
                var file = new FileStream($"{database}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL", cancellationToken);
                // What EF locks with outlives a process that was killed while it migrated, and would stop all later ones.
                await db.Database.ExecuteSqlAsync($"DROP TABLE IF EXISTS __EFMigrationsLock", cancellationToken);
                return file;
            }
            catch (IOException) when (File.Exists($"{database}.lock"))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
            }
        }
    }

    private sealed class Release(Func<Task> release) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await release();
    }
}
