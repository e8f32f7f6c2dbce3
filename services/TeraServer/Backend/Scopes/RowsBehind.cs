using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Scopes;

/// <summary>Rows that are asked for by something the caller must see, e.g. the assets of a session.</summary>
/// <param name="Gate">That something, by its id; empty when the caller can't see it, null when there is no such condition.</param>
/// <param name="Denied">What is said to who can't see it.</param>
public sealed record RowsBehind<TRow>(IQueryable<TRow> Rows, IQueryable<int>? Gate = null, string Denied = "")
{
    /// <summary>None, when the caller can't see what they are asked by.</summary>
    public IQueryable<TRow> Seen => Gate is { } gate ? Rows.Where(row => gate.Any()) : Rows;

    /// <summary>Reads the rows by one statement; only when there is none, another finds out why.</summary>
    /// <exception cref="RefusedException">The caller can't see what they are asked by.</exception>
    public async Task<List<TAnswer>> ReadAsync<TAnswer>(Func<IQueryable<TRow>, Task<List<TAnswer>>> read, CancellationToken cancellation)
    {
        var found = await read(Seen);
        if (found.Count == 0)
            await CheckAsync(cancellation);
        return found;
    }

    /// <exception cref="RefusedException">The caller can't see what the rows are asked by.</exception>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        if (Gate is { } gate && !await gate.AnyAsync(cancellation))
            throw new RefusedException(new Refusal(StatusCodes.Status403Forbidden, Denied));
    }
}
