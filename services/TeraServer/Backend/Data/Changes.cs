using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Data;

/// <summary>Inserting and updating rows by the rules of their entities. Links are made by <see cref="Links"/>.</summary>
public static class Changes
{
    /// <summary>Inserts a row and saves it. Its id, uuid, and tokens are given.</summary>
    /// <exception cref="IntegrityException">The row can't be inserted as things are.</exception>
    public static async Task<T> InsertAsync<T>(this TeraContext db, T row, CancellationToken cancellationToken = default) where T : Entity
    {
        await row.BeforeInsertAsync(db, cancellationToken);
        db.Add(row);
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        await db.SaveChangesAsync(cancellationToken);
        await row.AfterInsertAsync(db, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        if (transaction is not null)
            await transaction.CommitAsync(cancellationToken);
        return row;
    }

    /// <summary>Saves a row of the context that was changed.</summary>
    /// <exception cref="IntegrityException">The row can't be changed so as things are.</exception>
    public static async Task UpdateAsync(this TeraContext db, Entity row, CancellationToken cancellationToken = default)
    {
        await row.BeforeUpdateAsync(db, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
