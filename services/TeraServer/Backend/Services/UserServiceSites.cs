using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

public static class UserServiceSites
{
    private static readonly LinkShape Shape = new(
        "service_site",
        new("service", "id_service", "sites") { Uuid = "service_uuid", ByUuid = (db, uuid) => db.Services.Where(service => service.ServiceUuid == uuid).Select(service => service.IdService) },
        new("site", "id_site", "services") { MissingId = "Missing site ID" });

    private static readonly Refusal InUse =
        Refusal.InUse("Can't delete service from site: please delete all sessions, assets and tests related to that service beforehand.");

    public static void MapUserServiceSites(this IEndpointRouteBuilder user)
    {
        user.MapGet("/services/sites", Get).Produces<ServiceSiteAnswer[]>().WithSummary("Get the services of a site, or the sites of a service.");
        user.MapPost("/services/sites", Save).WithSummary("Associate services and sites (super administrators only).");
        user.MapDelete("/services/sites", Delete).WithSummary("Delete an association of a service and a site (super administrators only).");
    }

    public sealed record ServiceSitesQuery : Query<ServiceSitesQuery>
    {
        [Help("Site ID to query associated services")]
        public int? IdSite { get; init; }

        [Help("Service ID to query associated projects from")]
        public int? IdService { get; init; }

        [Help("Flag that limits the returned data to minimal information (ids only)")]
        public bool? List { get; init; }

        [Help("Used with id_service. Also return sites that don't have any association with that service")]
        public bool? WithSites { get; init; }

        [Help("Used with id_site. Also return services that don't have any association with that site")]
        public bool? WithServices { get; init; }

        [Help("Used with id_site. Returns detailed information oneach role for this service.")]
        public bool? WithRoles { get; init; }
    }

    public sealed record DeletedServiceSite : Query<DeletedServiceSite>
    {
        [Help("Specific service - site association ID to delete. Be careful: this is not the service or site ID, but the ID of the association itself!"), Mandatory]
        public int Id { get; init; }
    }

    private sealed record Pair(int? IdServiceSite, Service Service, Site Site);

    private static async Task<IResult> Get(ServiceSitesQuery query, UserScope scope, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Missing arguments");
        if (query.IdSite is null && query.IdService is null)
            return Answer.Json(Array.Empty<ServiceSiteAnswer>());

        var pairs = query.IdSite is { } idSite ? ServicesOf(idSite, query.WithServices == true, scope) : SitesOf(query.IdService!.Value, query.WithSites == true, scope);
        var answers = (await pairs.AsNoTracking().ToListAsync(cancellation)).ConvertAll(pair => Shown(pair, query));
        return Answer.Json(query.WithRoles == true ? await ServiceLinkAnswer.WithRolesAsync(answers, scope.Db, cancellation) : answers);
    }

    /// <summary>An association with a service that the user can't see is not shown as one; the service itself is, beside the others that the user's sites have.</summary>
    private static IQueryable<Pair> ServicesOf(int idSite, bool withOthers, UserScope scope)
    {
        var (visible, seesAll) = (scope.Services(), scope.SeesAll);
        return
            from site in scope.Sites()
            where site.IdSite == idSite
            from service in scope.Db.Services
            where service.ServiceKey != Service.TeraServerKey
            let link = service.ServiceSites.Where(link => link.IdSite == idSite && visible.Any(other => other.IdService == link.IdService)).Max(link => (int?)link.IdServiceSite)
            where link != null || withOthers && (seesAll || service.ServiceSites.Any(atSite => scope.SiteIds.Contains(atSite.IdSite)))
            orderby service.ServiceName
            select new Pair(link, service, site);
    }

    private static IQueryable<Pair> SitesOf(int idService, bool withOthers, UserScope scope) =>
        from service in scope.Services()
        where service.IdService == idService
        from site in withOthers ? scope.Sites() : scope.Sites().Where(site => site.ServiceSites.Any(link => link.IdService == idService))
        let link = site.ServiceSites.Where(link => link.IdService == idService).Max(link => (int?)link.IdServiceSite)
        orderby site.SiteName
        select new Pair(link, service, site);

    /// <summary>Of two that are not linked, only what was not asked for is shown.</summary>
    private static ServiceSiteAnswer Shown(Pair pair, ServiceSitesQuery query)
    {
        var service = pair.IdServiceSite is not null || query.IdSite is not null ? pair.Service : null;
        var site = pair.IdServiceSite is not null || query.IdSite is null ? pair.Site : null;
        var answer = new ServiceSiteAnswer { IdServiceSite = pair.IdServiceSite, IdService = service?.IdService, IdSite = site?.IdSite };
        if (query.List is not null)
            return answer;
        return answer with
        {
            ServiceName = service?.ServiceName,
            ServiceKey = service?.ServiceKey,
            ServiceSystem = service?.ServiceSystem,
            SiteName = site?.SiteName,
        };
    }

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        if (!scope.User.UserSuperadmin)
            return Refusal.Forbidden;
        var wanted = await WantedLinks<ServiceSite>.ReadAsync(body, Shape, scope.Db, cancellation);
        return await wanted.SaveAsync(InUse, Refusal.DatabaseError, cancellation);
    }

    private static async Task<IResult> Delete(DeletedServiceSite query, UserScope scope, CancellationToken cancellation)
    {
        if (!scope.User.UserSuperadmin)
            return Refusal.Forbidden;
        if (await scope.Db.ServiceSites.FirstOrDefaultAsync(link => link.IdServiceSite == query.Id, cancellation) is not { } link)
            return Refusal.BadRequest("Not found");

        try
        {
            await scope.Db.DeleteAsync(link, cancellation);
        }
        catch (IntegrityException)
        {
            return InUse;
        }

        return Answer.Deleted;
    }
}
