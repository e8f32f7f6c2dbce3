using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OpenTera.TeraServer.Data;

/// <summary>
/// Stamps every changed row with the time, as the original does, so that its writers see a change made here.
/// Changes made here do not compare it: an UPDATE names only the columns it changes, and two requests that change one row at the same moment are both answered.
/// </summary>
internal sealed class VersionStamps : SaveChangesInterceptor
{
    /// <summary>The time, in milliseconds since 1970.</summary>
    public static long Now => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Stamp(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Stamp(eventData.Context!);
        return new(result);
    }

    private static void Stamp(DbContext context)
    {
        foreach (var entry in context.ChangeTracker.Entries<Entity>())
        {
            // A row that is added with a version, as the seeds are, keeps it.
            if (entry.State == EntityState.Modified || entry is { State: EntityState.Added, Entity.VersionId: 0 })
                entry.Entity.VersionId = Now;
        }
    }
}
