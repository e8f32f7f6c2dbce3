using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Internal;

namespace OpenTera.TeraServer.Data;

/// <summary>What of the model can't be said by an attribute on an entity: rules that hold for all tables, and PostgreSQL's own.</summary>
internal static class TeraModel
{
    public static void HideDeleted(ModelBuilder model)
    {
        foreach (var type in model.Model.GetEntityTypes().Select(entity => entity.ClrType).Where(CanBeDeleted))
            model.Entity(type).HasQueryFilter(TeraContext.NotDeleted, IsAlive(type));
    }

#pragma warning disable EF1001 // Entity Framework has no public way to give a compiled model its filters, and compiles none into it.

    public static void HideDeleted(RuntimeModel model)
    {
        foreach (var entity in ((IModel)model).GetEntityTypes().Where(entity => CanBeDeleted(entity.ClrType)))
            ((RuntimeEntityType)entity).AddAnnotation(CoreAnnotationNames.QueryFilter, new QueryFilterCollection([new RuntimeQueryFilter(TeraContext.NotDeleted, IsAlive(entity.ClrType))]));
    }

#pragma warning restore EF1001

    private static bool CanBeDeleted(Type type) => typeof(SoftDeletableEntity).IsAssignableFrom(type);

    private static LambdaExpression IsAlive(Type type)
    {
        var row = Expression.Parameter(type);
        var deletedAt = Expression.Property(row, nameof(SoftDeletableEntity.DeletedAt));
        return Expression.Lambda(Expression.Equal(deletedAt, Expression.Constant(null, deletedAt.Type)), row);
    }

    /// <summary>A new row's own uuid is made when it is added without one.</summary>
    public static void GenerateUuids(IMutableModel model)
    {
        foreach (var uuid in model.GetEntityTypes().SelectMany(entity => entity.GetProperties())
            .Where(property => property.Name.EndsWith("Uuid") && !property.IsForeignKey()))
        {
            uuid.ValueGenerated = ValueGenerated.OnAdd;
            uuid.SetValueGeneratorFactory(typeof(UuidGenerator.Factory));
        }
    }

    /// <summary>Constraints are called as PostgreSQL calls unnamed ones, which is how the original's got their names.</summary>
    public static void NameConstraints(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            var table = entity.GetTableName();
            entity.FindPrimaryKey()!.SetName($"{table}_pkey");
            foreach (var key in entity.GetKeys().Where(key => !key.IsPrimaryKey()))
                key.SetName($"{table}_{key.Properties.Single().GetColumnName()}_key");
            foreach (var foreignKey in entity.GetForeignKeys())
                foreignKey.SetConstraintName($"{table}_{foreignKey.Properties.Single().GetColumnName()}_fkey");
            foreach (var index in entity.GetIndexes().Where(index => index.IsUnique))
                index.SetDatabaseName($"{table}_{index.Properties.Single().GetColumnName()}_key");
        }
    }

    /// <summary>The column of an entity's id.</summary>
    public static string KeyColumn(IReadOnlyEntityType entity) => entity.FindPrimaryKey()!.Properties.Single().GetColumnName();

    /// <summary>The sequence an entity's ids come from.</summary>
    public static string KeySequence(IReadOnlyEntityType entity) =>
        entity.ClrType.GetCustomAttribute<KeySequenceAttribute>()?.Name ?? $"{KeyColumn(entity)}_sequence";
}
