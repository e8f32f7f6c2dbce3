using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OpenTera.TeraServer.Seed;

/// <summary>Rows in a JSON file: table name, then its rows by column name; <c>__sequences</c> says where PostgreSQL goes on counting.</summary>
internal static class SeedFile
{
    private const string Sequences = "__sequences";

    /// <summary>Adds the file's rows to the context. A column that a row leaves out has the entity's default.</summary>
    public static async Task AddRowsAsync(TeraContext db, string name, CancellationToken cancellationToken)
    {
        using var file = await ReadAsync(name, cancellationToken);
        var entities = db.Model.GetEntityTypes().ToDictionary(entity => entity.GetTableName()!);
        foreach (var table in file.RootElement.EnumerateObject().Where(table => table.Name != Sequences))
            foreach (var row in table.Value.EnumerateArray())
                db.Add(ReadRow(entities[table.Name], row));
    }

    /// <summary>Sets PostgreSQL's sequences to the last ids of the file. SQLite counts by itself.</summary>
    public static async Task SetSequencesAsync(TeraContext db, string name, CancellationToken cancellationToken)
    {
        if (db is not PostgresContext)
            return;
        using var file = await ReadAsync(name, cancellationToken);
        var sequences = file.RootElement.GetProperty(Sequences).EnumerateObject().Where(sequence => sequence.Value.GetProperty("is_called").GetBoolean()).ToArray();
        var names = sequences.Select(sequence => sequence.Name).ToArray();
        var values = sequences.Select(sequence => sequence.Value.GetProperty("last_value").GetInt64()).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"SELECT setval(quote_ident(name)::regclass, value) FROM unnest({names}, {values}) AS last(name, value)", cancellationToken);
    }

    private static async Task<JsonDocument> ReadAsync(string name, CancellationToken cancellationToken)
    {
        await using var stream = typeof(SeedFile).Assembly.GetManifestResourceStream($"{name}.json")!;
        return await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
    }

    private static object ReadRow(IEntityType entity, JsonElement row)
    {
        var columns = entity.GetProperties().ToDictionary(property => property.GetColumnName());
        var instance = Activator.CreateInstance(entity.ClrType)!;
        foreach (var value in row.EnumerateObject())
        {
            var property = columns[value.Name].PropertyInfo!;
            property.SetValue(instance, value.Value.Deserialize(property.PropertyType));
        }
        return instance;
    }
}
