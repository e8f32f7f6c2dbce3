using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OpenTera.TeraServer.Data;

/// <summary>Rows found by the relations of the model, deleted ones among them.</summary>
internal static class RelatedRows
{
    private static readonly MethodInfo _set = typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!;

    /// <summary>The relations of an entity whose rows are deleted with it.</summary>
    public static IEnumerable<(IForeignKey ForeignKey, Restore Restore)> Cascades(IEntityType entity) =>
        from navigation in entity.GetNavigations()
        let cascade = navigation.PropertyInfo!.GetCustomAttribute<SoftDeleteCascadeAttribute>()
        where cascade is not null
        select (navigation.ForeignKey, cascade.Restore);

    /// <summary>The rows that refer to some others, which are all of one table.</summary>
    public static async Task<List<Entity>> ReferringAsync(this TeraContext db, IForeignKey foreignKey, IEnumerable<Entity> others, CancellationToken cancellationToken)
    {
        var rows = db.Rows(foreignKey.DeclaringEntityType.ClrType).IgnoreQueryFilters([TeraContext.NotDeleted]);
        var column = foreignKey.Properties.Single().Name;
        var key = foreignKey.PrincipalKey.Properties.Single();
        if (key.ClrType == typeof(int))
        {
            var ids = others.Select(other => (int?)key.PropertyInfo!.GetValue(other)).ToArray();
            return await rows.Where(row => ids.Contains(EF.Property<int?>(row, column))).ToListAsync(cancellationToken);
        }
        var uuids = others.Select(other => (string)key.PropertyInfo!.GetValue(other)!).ToArray();
        return await rows.Where(row => uuids.Contains(EF.Property<string>(row, column))).ToListAsync(cancellationToken);
    }

    /// <summary>The rows, deleted ones left out, that some others refer to.</summary>
    public static async Task<List<Entity>> AliveReferredAsync(this TeraContext db, IForeignKey foreignKey, IEnumerable<Entity> others, CancellationToken cancellationToken)
    {
        var rows = db.Rows(foreignKey.PrincipalEntityType.ClrType);
        var column = foreignKey.Properties.Single().PropertyInfo!;
        var key = foreignKey.PrincipalKey.Properties.Single();
        if (key.ClrType == typeof(int))
        {
            var ids = others.Select(other => (int?)column.GetValue(other)).ToArray();
            return await rows.Where(row => ids.Contains(EF.Property<int>(row, key.Name))).ToListAsync(cancellationToken);
        }
        var uuids = others.Select(other => (string?)column.GetValue(other)).ToArray();
        return await rows.Where(row => uuids.Contains(EF.Property<string>(row, key.Name))).ToListAsync(cancellationToken);
    }

    private static IQueryable<Entity> Rows(this TeraContext db, Type type) => (IQueryable<Entity>)_set.MakeGenericMethod(type).Invoke(db, null)!;
}
