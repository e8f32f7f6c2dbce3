using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace OpenTera.TeraServer.Seed;

/// <summary>
/// Inserts rows that bring their ids: one statement a table, in the order of the rows. Entity Framework's own inserts would have to be compiled first, which is
/// a good part of a first start.
/// </summary>
internal static class SeedRows
{
    /// <summary>A row without version or uuid gets one.</summary>
    public static async Task InsertAsync(TeraContext db, IEnumerable<Entity> rows, CancellationToken cancellationToken)
    {
        foreach (var table in rows.GroupBy(row => row.GetType()))
        {
            var entity = db.Model.FindEntityType(table.Key)!;
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            var tuples = table.Select(row => $"({string.Join(", ", entity.GetProperties().Select(column => Parameter(column, row)))})").ToList();
            command.CommandText = $"INSERT INTO {entity.GetTableName()} ({string.Join(", ", entity.GetProperties().Select(column => column.GetColumnName()))}) VALUES {string.Join(", ", tuples)}";
            await command.ExecuteNonQueryAsync(cancellationToken);

            string Parameter(IProperty column, Entity row)
            {
                var name = $"@p{command.Parameters.Count}";
                command.Parameters.Add(column.GetRelationalTypeMapping().CreateParameter(command, name, Value(column, row), column.IsNullable));
                return name;
            }
        }
    }

    private static object? Value(IProperty column, Entity row) => column.PropertyInfo!.GetValue(row) switch
    {
        0L when column.Name == nameof(Entity.VersionId) => VersionStamps.Now,
        null when column.GetValueGeneratorFactory() is not null => Guid.NewGuid().ToString(),
        var value => value,
    };
}
