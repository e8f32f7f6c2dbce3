using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sites;

public static class ServiceSites
{
    public static void MapServiceSites(this IEndpointRouteBuilder service) =>
        service.MapGet("/sites", Get).AsksWhoCallsAlong().Produces<RowAnswer<Site>[]>().WithSummary("Get the sites the service is associated with.");

    [Strict]
    public sealed record SitesQuery : Query<SitesQuery>
    {
        [Help("ID of the site to query")]
        public int? IdSite { get; init; }

        [Help("ID of the user to query sites for")]
        public int? IdUser { get; init; }
    }

    private static async Task<IResult> Get(SitesQuery query, ServiceScope scope, CancellationToken cancellation)
    {
        var sites = scope.Sites();
        if (query.IdSite is { } idSite)
        {
            sites = sites.Where(site => site.IdSite == idSite);
        }
        else if (query.IdUser is { } idUser)
        {
            if (await scope.Users().AsNoTracking().FirstOrDefaultAsync(user => user.IdUser == idUser, cancellation) is not { } user)
                return Answer.Rows<Site>([]);
            sites = sites.Where(site => new UserScope(scope.Db, user).Sites().Contains(site));
        }

        var found = await sites.AsNoTracking().OrderBy(site => site.SiteName).ToListAsync(cancellation);
        return query.IdSite is not null && found.Count == 0 ? Refusal.Forbidden : Answer.Rows(found);
    }
}
