using Npgsql;

namespace OpenTera.TeraServer.Data.Tests;

/// <summary>A PostgreSQL database's own description of itself, one line of text an item.</summary>
internal static class Catalog
{
    public static Task<List<string>> ColumnsAsync(string database) => LinesAsync(database, """
        SELECT format('%s.%s %s %s %s %s', table_name, column_name,
            CASE WHEN character_maximum_length IS NULL THEN data_type ELSE format('%s(%s)', data_type, character_maximum_length) END,
            CASE is_nullable WHEN 'YES' THEN 'NULL' ELSE 'NOT NULL' END, coalesce(column_default, 'no default'), is_identity)
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '__EFMigrationsHistory'
        """);

    public static Task<List<string>> ConstraintsAsync(string database) => LinesAsync(database, """
        SELECT format('%s.%s %s', r.relname, c.conname, replace(pg_get_constraintdef(c.oid), 'REFERENCES public.', 'REFERENCES '))
        FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace
        WHERE n.nspname = 'public' AND r.relname <> '__EFMigrationsHistory'
        """);

    public static Task<List<string>> SequencesAsync(string database) => LinesAsync(database, """
        SELECT format('%s %s start %s by %s from %s to %s cycle %s cache %s', sequencename, data_type, start_value, increment_by, min_value, max_value, cycle, cache_size)
        FROM pg_sequences WHERE schemaname = 'public'
        """);

    /// <summary>Indexes that no constraint made.</summary>
    public static Task<List<string>> IndexesAsync(string database) => LinesAsync(database, """
        SELECT indexname::text FROM pg_indexes
        WHERE schemaname = 'public' AND tablename <> '__EFMigrationsHistory' AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname)
        """);

    public static async Task<List<string>> LinesAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
