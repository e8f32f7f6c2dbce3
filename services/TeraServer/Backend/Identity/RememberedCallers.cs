using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Caching.Memory;

namespace OpenTera.TeraServer.Identity;

/// <summary>
/// Rows of those who called lately. None is believed: an endpoint that only reads begins with it, its first statement asks along whether it still is the row (<see cref="CallerVersion"/>),
/// and where it is not, all is read again (<see cref="CallerCheck"/>). That spares most reads a round trip to the database.
/// </summary>
/// <remarks>Only with PostgreSQL: SQLite has no version of a row that every writer changes, and no round trip to spare.</remarks>
public sealed class RememberedCallers
{
    private static readonly TimeSpan KeptUnused = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _rows = new(new MemoryCacheOptions { SizeLimit = 1000 });

    /// <summary>The row of who calls; null where it is not known, or where the endpoint does not ask along.</summary>
    public TRow? Assume<TRow>(HttpContext context, CallerTable table, string uuid, Func<Task<AuthenticateResult>> findAnew) where TRow : Entity
    {
        if (!AsksAlong(context) || !_rows.TryGetValue(uuid, out Remembered<TRow>? remembered))
            return null;
        context.Features.Set(new AssumedCaller(new CallerVersion(table, uuid, remembered!.Version), findAnew));
        return remembered.Row;
    }

    /// <summary>Reads the row of who calls, and remembers it for endpoints that ask along.</summary>
    public async Task<TRow?> ReadAsync<TRow>(HttpContext context, TeraContext db, CallerTable table, string uuid, Func<TeraContext, string, Task<TRow?>> read) where TRow : Entity
    {
        if (!AsksAlong(context) || db is not PostgresContext)
            return await read(db, uuid);

        // The version comes before the row: one that is changed in between has another one at the next request.
        var version = db.CallerVersion = new CallerVersion(table, uuid);
        TRow? row;
        try
        {
            row = await read(db, uuid);
        }
        finally
        {
            db.CallerVersion = null;
        }

        if (row is not null && version.Found is { } found)
            _rows.Set(uuid, new Remembered<TRow>(row, found), new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = KeptUnused });
        return row;
    }

    private static bool AsksAlong(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<CallerIsAskedAlong>() is not null;

    private sealed record Remembered<TRow>(TRow Row, string Version);
}
