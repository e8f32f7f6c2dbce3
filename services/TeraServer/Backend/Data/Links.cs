using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Data;

/// <summary>Making links.</summary>
public static class Links
{
    /// <summary>Links things and saves that. A link that is there already stays as it is, a deleted one comes back.</summary>
    /// <returns>The rows as they are in the database, one for each given one, in order.</returns>
    /// <exception cref="IntegrityException">The things can't be linked: one of them is not there, or not linked to what the other belongs to.</exception>
    public static async Task<IReadOnlyList<T>> LinkAsync<T>(this TeraContext db, IReadOnlyCollection<T> links, CancellationToken cancellationToken = default)
        where T : SoftDeletableEntity, ILink<T>
    {
        if (links.Count == 0)
            return [];
        await T.BeforeLinkAsync(db, links, cancellationToken);
        return await db.LinkAloneAsync(links, cancellationToken);
    }

    /// <summary>Links things that are known to fit, and nothing else for their sake.</summary>
    /// <returns>The rows as they are in the database, one for each given one, in order.</returns>
    public static async Task<IReadOnlyList<T>> LinkAloneAsync<T>(this TeraContext db, IReadOnlyCollection<T> links, CancellationToken cancellationToken = default)
        where T : SoftDeletableEntity, ILink<T>
    {
        var ends = db.Model.FindEntityType(typeof(T))!.GetForeignKeys().Select(foreignKey => foreignKey.Properties.Single().PropertyInfo!).ToArray();
        string Pair(T link) => string.Join('/', ends.Select(end => end.GetValue(link)));

        var known = db.Set<T>().IgnoreQueryFilters([TeraContext.NotDeleted]);
        foreach (var end in ends.Where(end => links.All(link => end.GetValue(link) is not null)))
        {
            var (name, ids) = (end.Name, links.Select(link => (int?)end.GetValue(link)).Distinct().ToArray());
            known = known.Where(row => ids.Contains(EF.Property<int?>(row, name)));
        }

        var rows = (await known.ToListAsync(cancellationToken)).OrderByDescending(row => row.DeletedAt is null)
            .DistinctBy(Pair).ToDictionary(Pair);

        var linked = new List<T>();
        foreach (var link in links)
        {
            if (!rows.TryGetValue(Pair(link), out var row))
            {
                row = rows[Pair(link)] = link;
                db.Add(row);
            }
            row.DeletedAt = null;
            linked.Add(row);
        }
        await db.SaveChangesAsync(cancellationToken);
        return linked;
    }

    /// <inheritdoc cref="LinkAsync{T}(TeraContext, IReadOnlyCollection{T}, CancellationToken)"/>
    public static async Task<T> LinkAsync<T>(this TeraContext db, T link, CancellationToken cancellationToken = default) where T : SoftDeletableEntity, ILink<T> =>
        (await db.LinkAsync([link], cancellationToken))[0];
}
