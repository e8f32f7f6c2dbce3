using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace OpenTera.TeraServer.Data;

/// <summary>The database on PostgreSQL, table by table the original's: sequences beside the tables, no column defaults, strings as <c>character varying</c>.</summary>
public sealed class PostgresContext(DbContextOptions<PostgresContext> options) : TeraContext(options)
{
    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        foreach (var entity in model.Model.GetEntityTypes())
        {
            model.HasSequence(TeraModel.KeySequence(entity));
            entity.FindPrimaryKey()!.Properties.Single().SetValueGenerationStrategy(NpgsqlValueGenerationStrategy.None);
            foreach (var text in entity.GetProperties().Where(property => property.ClrType == typeof(string)))
                text.SetColumnType(text.GetMaxLength() is { } length ? $"character varying({length})" : "character varying");
        }
    }
}
