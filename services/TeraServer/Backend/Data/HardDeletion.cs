using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OpenTera.TeraServer.Data;

/// <summary>Deleting rows for good.</summary>
public static class HardDeletion
{
    /// <summary>
    /// Removes a row, alive or deleted, and everything that refers to it, deleted rows among it. With a participant, device or user go the
    /// sessions they took part in, as in the original.
    /// </summary>
    /// <exception cref="IntegrityException">The row is alive, and rows that must be kept depend on it; nothing was removed.</exception>
    public static async Task HardDeleteAsync(this TeraContext db, Entity row, CancellationToken cancellationToken = default)
    {
        if (row is not SoftDeletableEntity { DeletedAt: not null })
            await row.BeforeDeleteAsync(db, cancellationToken);
        var all = new HashSet<Entity>();
        await CollectAsync(db, [row], all, cancellationToken);
        db.RemoveRange(all);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task CollectAsync(TeraContext db, IReadOnlyCollection<Entity> rows, HashSet<Entity> all, CancellationToken cancellationToken)
    {
        rows = rows.Where(all.Add).ToList();
        if (rows.Count == 0)
            return;
        foreach (var foreignKey in db.Entry(rows.First()).Metadata.GetReferencingForeignKeys().Where(key => key.DeleteBehavior != DeleteBehavior.SetNull))
        {
            var referring = await db.ReferringAsync(foreignKey, rows, cancellationToken);
            await CollectAsync(db, referring, all, cancellationToken);
            if (SessionOf(foreignKey.DeclaringEntityType) is { } session && foreignKey != session)
                await CollectAsync(db, await db.SessionsAsync(session, referring, cancellationToken), all, cancellationToken);
        }
    }

    private static IForeignKey? SessionOf(IEntityType link) =>
        link.ClrType == typeof(SessionDevice) || link.ClrType == typeof(SessionParticipant) || link.ClrType == typeof(SessionUser)
            ? link.GetForeignKeys().Single(key => key.PrincipalEntityType.ClrType == typeof(Session))
            : null;

    private static async Task<IReadOnlyList<Session>> SessionsAsync(this TeraContext db, IForeignKey session, IEnumerable<Entity> links, CancellationToken cancellationToken)
    {
        var ids = links.Select(link => (int?)session.Properties.Single().PropertyInfo!.GetValue(link)).ToArray();
        return await db.Sessions.IgnoreQueryFilters([TeraContext.NotDeleted]).Where(row => ids.Contains(row.IdSession)).ToListAsync(cancellationToken);
    }
}
