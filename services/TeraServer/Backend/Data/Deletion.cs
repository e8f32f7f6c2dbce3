using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Data;

/// <summary>Deleting rows, and bringing them back. Each method saves what it did.</summary>
public static class Deletion
{
    /// <summary>Deletes a row and what belongs to it: hidden where the table allows that, else for good.</summary>
    /// <exception cref="IntegrityException">Rows that must be kept depend on it; nothing was deleted.</exception>
    public static Task DeleteAsync(this TeraContext db, Entity row, CancellationToken cancellationToken = default) => db.DeleteAsync([row], cancellationToken);

    /// <inheritdoc cref="DeleteAsync(TeraContext, Entity, CancellationToken)"/>
    public static async Task DeleteAsync(this TeraContext db, IReadOnlyCollection<Entity> rows, CancellationToken cancellationToken = default)
    {
        var all = new List<Entity>();
        foreach (var row in rows)
            await CollectAsync(db, row, all, cancellationToken);

        db.RemoveRange(all.Where(row => row is not SoftDeletableEntity));
        foreach (var table in all.OfType<SoftDeletableEntity>().GroupBy(row => row.GetType()))
            await HideAsync(db, [.. table], DateTimeOffset.UtcNow, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task CollectAsync(TeraContext db, Entity row, List<Entity> all, CancellationToken cancellationToken)
    {
        if (all.Contains(row) || row is SoftDeletableEntity { DeletedAt: not null })
            return;
        await row.BeforeDeleteAsync(db, cancellationToken);
        all.Add(row);
        if (row is SoftDeletableEntity owner)
        {
            foreach (var companion in await owner.CompanionsAsync(db, cancellationToken))
                await CollectAsync(db, companion, all, cancellationToken);
        }
    }

    private static async Task HideAsync(TeraContext db, IReadOnlyList<SoftDeletableEntity> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
            row.DeletedAt = now;
        foreach (var (foreignKey, _) in RelatedRows.Cascades(db.Entry(rows[0]).Metadata))
        {
            var alive = (await db.ReferringAsync(foreignKey, rows, cancellationToken)).Cast<SoftDeletableEntity>().Where(row => row.DeletedAt is null).ToList();
            if (alive.Count > 0)
                await HideAsync(db, alive, now, cancellationToken);
        }
    }

    /// <summary>Brings a deleted row back, and of what was deleted with it what the model says. Does nothing when the row is not deleted.</summary>
    /// <exception cref="IntegrityException">Something it refers to is deleted: that must come back first. Nothing was changed.</exception>
    public static async Task UndeleteAsync(this TeraContext db, SoftDeletableEntity row, CancellationToken cancellationToken = default)
    {
        if (row.DeletedAt is null)
            return;
        var restored = new List<SoftDeletableEntity>();
        await RestoreAsync(db, [row], Restore.Always, restored, cancellationToken);
        foreach (var each in restored)
            each.DeletedAt = null;
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task RestoreAsync(TeraContext db, List<SoftDeletableEntity> rows, Restore restore, List<SoftDeletableEntity> restored, CancellationToken cancellationToken)
    {
        var entity = db.Entry(rows[0]).Metadata;
        foreach (var foreignKey in entity.GetForeignKeys())
        {
            var column = foreignKey.Properties.Single();
            var key = foreignKey.PrincipalKey.Properties.Single().PropertyInfo!;
            var referring = rows.Where(row => column.PropertyInfo!.GetValue(row) is not null).ToList();
            if (referring.Count == 0)
                continue;
            var there = (await db.AliveReferredAsync(foreignKey, referring, cancellationToken))
                .Concat(restored.Where(row => foreignKey.PrincipalEntityType.ClrType == row.GetType()))
                .Select(key.GetValue).ToHashSet();
            var lost = referring.Where(row => !there.Contains(column.PropertyInfo!.GetValue(row))).ToList();
            if (lost.Count > 0 && restore == Restore.Always)
                throw new IntegrityException($"Cannot undelete: unsatisfied foreign key - {column.GetColumnName()}", foreignKey.PrincipalEntityType.GetTableName()!);
            rows = rows.Except(lost).ToList();
        }
        if (rows.Count == 0)
            return;

        restored.AddRange(rows);
        foreach (var (foreignKey, how) in RelatedRows.Cascades(entity).Where(cascade => cascade.Restore != Restore.Never))
        {
            var deleted = (await db.ReferringAsync(foreignKey, rows, cancellationToken)).Cast<SoftDeletableEntity>()
                .Where(row => row.DeletedAt is not null && !restored.Contains(row)).ToList();
            if (deleted.Count > 0)
                await RestoreAsync(db, deleted, how, restored, cancellationToken);
        }
    }
}
