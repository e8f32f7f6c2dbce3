using System.Data.Common;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;

namespace OpenTera.TeraServer.Data.Events;

/// <summary>
/// Tells what was changed in the database, once it is committed: a change in a transaction is told when that is committed, and not when it is rolled back.
/// </summary>
public sealed class DatabaseEvents(Channel<DatabaseEvent> events) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbContext, Pending> _pending = [];

    /// <summary>Tells an update that did not pass the change tracker.</summary>
    /// <param name="db">The context it was made through.</param>
    /// <param name="row">The row as it is now.</param>
    public async Task PublishUpdateAsync(TeraContext db, Entity row)
    {
        if (await DescribeAsync(db, db.Model.FindEntityType(row.GetType())!, row, EntityState.Modified, CancellationToken.None) is { } change)
            events.Writer.TryWrite(change);
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var pending = Of(eventData.Context!);
        if (eventData.Context!.Database.CurrentTransaction is null)
            pending.Events.Clear();
        pending.Changes.Clear();
        pending.Changes.AddRange(eventData.Context.ChangeTracker.Entries<Entity>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && Published(entry.Metadata) is not null)
            .Select(entry => (entry, entry.State)));
        return new(result);
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        var db = (TeraContext)eventData.Context!;
        var pending = Of(db);
        foreach (var (entry, state) in pending.Changes.ToArray())
        {
            if (await DescribeAsync(db, entry.Metadata, entry.Entity, state, cancellationToken) is { } change)
                pending.Events.Add(change);
        }
        pending.Changes.Clear();
        if (db.Database.CurrentTransaction is null)
            Publish(db);
        return result;
    }

    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        // A transaction that was given up without a word left its events.
        Of(eventData.Context!).Events.Clear();
        return result;
    }

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
        new(TransactionStarting(connection, eventData, result));

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Publish(eventData.Context!);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Publish(eventData.Context!);
        return Task.CompletedTask;
    }

    private static async Task<DatabaseEvent?> DescribeAsync(TeraContext db, IEntityType entity, Entity row, EntityState state, CancellationToken cancellationToken)
    {
        JsonObject change;
        if (state == EntityState.Deleted)
        {
            var told = Published(entity)!.Deletion;
            if (told.Count == 0)
                return null;
            change = ChangeText.Columns(told.Select(name => entity.FindProperty(name)!), row);
        }
        else
        {
            change = ChangeText.Of(entity, row);
            if (row is IDescribesChange describes)
                await describes.DescribeAsync(change, db, cancellationToken);
        }
        return new DatabaseEvent
        {
            Type = state switch
            {
                EntityState.Added => DatabaseEvent.Types.EventType.DbCreate,
                EntityState.Deleted => DatabaseEvent.Types.EventType.DbDelete,
                _ => DatabaseEvent.Types.EventType.DbUpdate,
            },
            ObjectType = TeraModel.KeyColumn(entity)["id_".Length..],
            ObjectValue = PythonJson.Serialize(change),
        };
    }

    private static PublishesChangesAttribute? Published(IEntityType entity) => entity.ClrType.GetCustomAttribute<PublishesChangesAttribute>();

    private void Publish(DbContext db)
    {
        var pending = Of(db);
        foreach (var change in pending.Events)
            events.Writer.TryWrite(change);
        pending.Events.Clear();
    }

    private Pending Of(DbContext db) => _pending.GetOrCreateValue(db);

    private sealed class Pending
    {
        public List<(EntityEntry<Entity> Entry, EntityState State)> Changes { get; } = [];
        public List<DatabaseEvent> Events { get; } = [];
    }
}
