using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.SessionTypes;

public static class UserSessionTypeSites
{
    public static void MapUserSessionTypeSites(this IEndpointRouteBuilder user)
    {
        user.MapGet("/sessiontypes/sites", Get).Produces<SessionTypeSiteAnswer[]>().WithSummary("Get the session types of a site, or the sites of a session type.");
        user.MapPost("/sessiontypes/sites", Save).WithSummary("Associate session types and sites (administrators of the sites).");
        user.MapDelete("/sessiontypes/sites", Delete).WithSummary("Take a session type out of a site and its projects (administrators of the site).");
    }

    public sealed record SessionTypeSitesQuery : Query<SessionTypeSitesQuery>
    {
        [Help("ID of the session type from which to request all associated sites")]
        public int? IdSessionType { get; init; }

        [Help("ID of the site from which to get all associated session types")]
        public int? IdSite { get; init; }

        [Help("Flag that limits the returned data to minimal information (ids only)")]
        public bool? List { get; init; }

        [Help("Used with id_session_type. Also return session types that don't have any association with that site")]
        public bool? WithSessionType { get; init; }

        [Help("Used with id_service. Also return site information of the returned projects.")]
        public bool? WithSites { get; init; }
    }

    public sealed record DeletedSessionTypeSite : Query<DeletedSessionTypeSite>
    {
        [Help("Specific session type-site association ID to delete. Be careful: this is not the session type or the site ID, but the ID of the association itself!"), Mandatory]
        public int Id { get; init; }
    }

    /// <param name="Id">Of the link; null when there is none.</param>
    private sealed record Pair(int? Id, SessionType Type, Site Site);

    private static async Task<IResult> Get(SessionTypeSitesQuery query, UserScope scope, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Missing arguments");
        if (query.IdSite is null && query.IdSessionType is null)
            return Answer.Json(Array.Empty<SessionTypeSiteAnswer>());

        var pairs = query.IdSessionType is { } idType ? SitesOf(idType, query.WithSites == true, scope) : TypesOf(query.IdSite!.Value, query.WithSessionType == true, scope);
        return Answer.Json((await pairs.AsNoTracking().ToListAsync(cancellation)).ConvertAll(pair => Shown(pair, query)));
    }

    private static IQueryable<Pair> SitesOf(int idType, bool withOthers, UserScope scope) =>
        from type in scope.SessionTypes()
        where type.IdSessionType == idType
        from site in scope.Sites()
        let link = site.SessionTypeSites.Where(link => link.IdSessionType == idType).Max(link => (int?)link.IdSessionTypeSite)
        where link != null || withOthers
        orderby site.SiteName
        select new Pair(link, type, site);

    private static IQueryable<Pair> TypesOf(int idSite, bool withOthers, UserScope scope) =>
        from site in scope.Sites()
        where site.IdSite == idSite
        from type in scope.SessionTypes()
        let link = type.SessionTypeSites.Where(link => link.IdSite == idSite).Max(link => (int?)link.IdSessionTypeSite)
        where link != null || withOthers
        orderby type.SessionTypeName
        select new Pair(link, type, site);

    /// <summary>Of two that are not linked, only what was not asked for is shown.</summary>
    private static SessionTypeSiteAnswer Shown(Pair pair, SessionTypeSitesQuery query)
    {
        var type = pair.Id is not null || query.IdSessionType is null ? pair.Type : null;
        var site = pair.Id is not null || query.IdSessionType is not null ? pair.Site : null;
        var answer = new SessionTypeSiteAnswer { IdSessionTypeSite = pair.Id, IdSessionType = type?.IdSessionType, IdSite = site?.IdSite };
        return query.List is null ? answer with { SessionTypeName = type?.SessionTypeName, SiteName = site?.SiteName } : answer;
    }

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        var wanted = await WantedLinks<SessionTypeSite>.ReadAsync(body, SessionTypeLinks.Sites, scope.Db, cancellation);
        var administered = scope.AdminSites();
        if (wanted.Owner == SessionTypeLinks.Sites.First)
        {
            if (!await scope.AdminSessionTypes().AnyAsync(type => type.IdSessionType == wanted.OwnerId, cancellation))
                return SessionTypeLinks.AccessDenied;
            // The type stays in sites of others.
            var own = await administered.Select(site => site.IdSite).ToListAsync(cancellation);
            wanted.Removed.RemoveAll(link => !own.Contains(link.IdSite));
        }
        else if (wanted.Owner is not null && !await administered.AnyAsync(site => site.IdSite == wanted.OwnerId, cancellation))
        {
            return SessionTypeLinks.AccessDenied;
        }

        var sites = wanted.Added.Select(link => link.IdSite).ToHashSet();
        if (await administered.CountAsync(site => sites.Contains(site.IdSite), cancellation) < sites.Count)
            return Refusal.Forbidden;
        return await wanted.SaveAsync(SessionTypeLinks.InUseInSite, Refusal.DatabaseError, cancellation);
    }

    private static async Task<IResult> Delete(DeletedSessionTypeSite query, UserScope scope, CancellationToken cancellation)
    {
        if (await scope.Db.SessionTypeSites.FirstOrDefaultAsync(link => link.IdSessionTypeSite == query.Id, cancellation) is not { } link)
            return Refusal.BadRequest("Bad parameter");
        if (!await scope.AdminSites().AnyAsync(site => site.IdSite == link.IdSite, cancellation))
            return Refusal.Forbidden;

        try
        {
            await scope.Db.DeleteAsync(link, cancellation);
        }
        catch (IntegrityException)
        {
            return SessionTypeLinks.InUseInSite;
        }

        return Answer.Deleted;
    }
}
