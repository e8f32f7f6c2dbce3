using Npgsql;

namespace OpenTera.TeraServer.Tests;

/// <summary>A PostgreSQL database that can be put back to what it was, in milliseconds and under a running server.</summary>
public sealed class SeededDatabase
{
    private readonly string _connectionString;
    private readonly string _restore;

    private SeededDatabase(string connectionString, string restore) => (_connectionString, _restore) = (connectionString, restore);

    /// <summary>Keeps what is in the database now.</summary>
    public static async Task<SeededDatabase> KeepAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var tables = await TextsAsync(connection, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 't\\_%'");
        var sequences = await TextsAsync(connection, "SELECT format('SELECT setval(''%I'', %s, %L);', sequencename, coalesce(last_value, 1), last_value IS NOT NULL) FROM pg_sequences WHERE schemaname = 'public'");
        var keep = "CREATE SCHEMA kept;" + string.Concat(tables.Select(table => $"CREATE TABLE kept.{table} AS TABLE public.{table};"));
        await using (var command = new NpgsqlCommand(keep, connection))
            await command.ExecuteNonQueryAsync();

        // To delete few rows is quicker than to truncate a table, which makes it a new file.
        var restore = "SET session_replication_role = replica;"
            + string.Concat(tables.Select(table => $"DELETE FROM public.{table};"))
            + string.Concat(tables.Select(table => $"INSERT INTO public.{table} SELECT * FROM kept.{table};"))
            + string.Concat(sequences) + "SET session_replication_role = origin;";
        return new SeededDatabase(connectionString, restore);
    }

    public async Task RestoreAsync()
    {
        while (true)
        {
            try
            {
                await PostgresServer.ExecuteAsync(_connectionString, _restore);
                return;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DeadlockDetected)
            {
                // The server reads on its own too, beside the requests: once more, when it has its rows.
            }
        }
    }

    private static async Task<List<string>> TextsAsync(NpgsqlConnection connection, string sql)
    {
        var texts = new List<string>();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            texts.Add(reader.GetString(0));
        return texts;
    }
}
