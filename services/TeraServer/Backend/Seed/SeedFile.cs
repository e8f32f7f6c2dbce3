using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OpenTera.TeraServer.Seed;

/// <summary>Rows in a JSON file: table name, then its rows by column name; <c>__sequences</c> says where PostgreSQL goes on counting.</summary>
/// <param name="Rows">A column that a row leaves out has the entity's default.</param>
internal sealed record SeedFile(IReadOnlyList<Entity> Rows, IReadOnlyDictionary<string, long> LastIds)
{
    private const string Sequences = "__sequences";

    public static async Task<SeedFile> ReadAsync(TeraContext db, string name, CancellationToken cancellationToken)
    {
        await using var stream = typeof(SeedFile).Assembly.GetManifestResourceStream($"{name}.json")!;
        using var file = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
        var entities = db.Model.GetEntityTypes().ToDictionary(entity => entity.GetTableName()!);
        return new(
            [.. from table in file.RootElement.EnumerateObject() where table.Name != Sequences from row in table.Value.EnumerateArray() select ReadRow(entities[table.Name], row)],
            file.RootElement.GetProperty(Sequences).EnumerateObject().Where(sequence => sequence.Value.GetProperty("is_called").GetBoolean())
                .ToDictionary(sequence => sequence.Name, sequence => sequence.Value.GetProperty("last_value").GetInt64()));
    }

    /// <summary>Sets PostgreSQL's sequences to the last ids of the file. SQLite counts by itself.</summary>
    public async Task SetSequencesAsync(TeraContext db, CancellationToken cancellationToken)
    {
        if (db is PostgresContext)
            await db.Database.ExecuteSqlAsync(
                $"SELECT setval(quote_ident(name)::regclass, value) FROM unnest({LastIds.Keys.ToArray()}, {LastIds.Values.ToArray()}) AS last(name, value)", cancellationToken);
    }

    private static Entity ReadRow(IEntityType entity, JsonElement row)
    {
        var columns = entity.GetProperties().ToDictionary(property => property.GetColumnName());
        var instance = (Entity)Activator.CreateInstance(entity.ClrType)!;
        foreach (var value in row.EnumerateObject())
        {
            var property = columns[value.Name].PropertyInfo!;
            property.SetValue(instance, value.Value.Deserialize(property.PropertyType));
        }
        return instance;
    }
}
