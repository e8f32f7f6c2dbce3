using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Api.Input;

/// <summary>What a request wants to be linked and, when it names all links of one thing, unlinked.</summary>
public sealed class WantedLinks<TLink>
    where TLink : SoftDeletableEntity, ILink<TLink>, new()
{
    private readonly TeraContext _db;
    private readonly List<(JsonValues Values, TLink Link)> _pairs = [];

    private WantedLinks(TeraContext db) => _db = db;

    /// <summary>The kind of thing all links of which are named, e.g. <c>service</c>; null when pairs are.</summary>
    public LinkEnd? Owner { get; private set; }

    /// <summary>Its id; 0 when pairs are named.</summary>
    public int OwnerId { get; private set; }

    /// <summary>Links that are to be there, rows of no context yet. Of an owner's only those it has not.</summary>
    public IEnumerable<TLink> Added => _pairs.Select(pair => pair.Link);

    /// <summary>Links of the owner that are to go; an endpoint takes those out that it leaves alone.</summary>
    public List<TLink> Removed { get; private set; } = [];

    /// <exception cref="RefusedException">The body is not of the shape.</exception>
    public static async Task<WantedLinks<TLink>> ReadAsync(JsonBody body, LinkShape shape, TeraContext db, CancellationToken cancellation)
    {
        var wanted = new WantedLinks<TLink>(db);
        if (body[shape.First.Name] is { } first)
            await wanted.ReadOwnerAsync(first, shape.First, shape.Second.Id, shape, cancellation);
        else if (body[shape.Second.Name] is { } second)
            await wanted.ReadOwnerAsync(second, shape.Second, shape.First.Id, shape, cancellation);
        else
            await wanted.ReadPairsAsync(body.List(shape.Name) ?? throw Refused(shape.UnknownFormat), shape, cancellation);
        return wanted;
    }

    private async Task ReadOwnerAsync(JsonValues owner, LinkEnd end, string otherId, LinkShape shape, CancellationToken cancellation)
    {
        (Owner, OwnerId) = (end, owner.Int(end.Id) ?? throw Refused(end.MissingId));
        var others = (owner.List(end.Others) ?? throw Refused(end.MissingOthers)).Select(other => other.Int(otherId) ?? throw Refused(shape.Malformed)).ToHashSet();

        var column = Column(end.Id).Name;
        Removed = await _db.Set<TLink>().Where(link => EF.Property<int>(link, column) == OwnerId).ToListAsync(cancellation);
        var other = Column(otherId);
        var linked = Removed.Select(link => (int)other.GetValue(link)!).ToHashSet();
        Removed.RemoveAll(link => others.Contains((int)other.GetValue(link)!));
        foreach (var id in others.Except(linked))
        {
            var pair = new JsonValues(default);
            pair.Set(end.Id, OwnerId);
            pair.Set(otherId, id);
            AddPair(pair);
        }
    }

    private async Task ReadPairsAsync(IReadOnlyList<JsonValues> pairs, LinkShape shape, CancellationToken cancellation)
    {
        foreach (var pair in pairs)
        {
            foreach (var end in new[] { shape.First, shape.Second }.Where(end => end.Uuid is not null && pair.Has(end.Uuid)))
            {
                pair.Set(end.Id, await end.ByUuid!(_db, pair.String(end.Uuid!) ?? "").FirstOrDefaultAsync(cancellation));
                pair.Remove(end.Uuid!);
            }
            if (pair.Int(shape.First.Id) is null || pair.Int(shape.Second.Id) is null)
                throw Refused(shape.Malformed);
            AddPair(pair);
        }
    }

    private void AddPair(JsonValues pair)
    {
        var link = new TLink();
        pair.ApplyTo(_db.Entry(link));
        _pairs.Add((pair, link));
    }

    /// <summary>Whether something depends on a link that is to go.</summary>
    public async Task<bool> AreInUseAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var link in Removed)
                await link.BeforeDeleteAsync(_db, cancellation);
            return false;
        }
        catch (IntegrityException)
        {
            return true;
        }
    }

    /// <summary>Unlinks and links, all or nothing, and answers the added pairs with the ids of their rows.</summary>
    /// <param name="inUse">The answer when something depends on a link that is to go.</param>
    /// <param name="notAllowed">The answer when two things can't be linked, for one is not linked to what the other belongs to.</param>
    public async Task<IResult> SaveAsync(Refusal inUse, Refusal notAllowed, CancellationToken cancellation)
    {
        await using var transaction = _db.Database.CurrentTransaction is null ? await _db.Database.BeginTransactionAsync(cancellation) : null;
        IReadOnlyList<TLink> rows;
        try
        {
            await _db.DeleteAsync(Removed, cancellation);
        }
        catch (IntegrityException)
        {
            return inUse;
        }
        try
        {
            rows = await _db.LinkAsync([.. Added], cancellation);
        }
        catch (IntegrityException)
        {
            return notAllowed;
        }
        if (transaction is not null)
            await transaction.CommitAsync(cancellation);

        var key = TeraModel.KeyColumn(_db.Model.FindEntityType(typeof(TLink))!);
        var id = Column(key);
        foreach (var ((values, _), row) in _pairs.Zip(rows))
            values.Set(key, id.GetValue(row));
        return Answer.Json(_pairs.Select(pair => pair.Values.ToJson()));
    }

    private PropertyInfo Column(string name) =>
        _db.Model.FindEntityType(typeof(TLink))!.GetProperties().Single(property => property.GetColumnName() == name).PropertyInfo!;

    private static RefusedException Refused(string text) => new(Refusal.BadRequest(text));
}
