using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sites;

public static class UserSites
{
    public static void MapUserSites(this IEndpointRouteBuilder user)
    {
        user.MapGet("/sites", Get).AsksWhoCallsAlong().Produces<SiteAnswer[]>().WithSummary("Get site information. Only one of the ID parameters is supported at once.");
        user.MapPost("/sites", Save).Produces<RowAnswer<Site>[]>().WithSummary("Create a site (id_site 0, super administrators only) or change one (its administrators).");
        user.MapDelete("/sites", Delete).WithSummary("Delete a site (super administrators only).");
    }

    public sealed record SitesQuery : Query<SitesQuery>
    {
        [Help("ID of the site to query")]
        public int? IdSite { get; init; }

        [Help("Alias for \"id_site\"")]
        public int? Id { get; init; }

        [Help("ID of the device from which to get all related sites")]
        public int? IdDevice { get; init; }

        [Help("User UUID from which to get all sites that are accessible")]
        public string? UserUuid { get; init; }

        [Help("Site name to query")]
        public string? Name { get; init; }
    }

    public sealed record DeletedSite : Query<DeletedSite>
    {
        [Help("Site ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    private static async Task<IResult> Get(SitesQuery query, UserScope scope, CancellationToken cancellation)
    {
        if (query.UserUuid is { } uuid)
        {
            return await scope.Db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.UserUuid == uuid, cancellation) is { } other
                ? Answer.Json(await AsSeenBy(scope.Of(other), sites => sites.Where(site => scope.Sites().Contains(site))).ToListAsync(cancellation))
                : Answer.Json(Array.Empty<SiteAnswer>());
        }

        var found = await scope.ReadAsync(query, () => AsSeenBy(scope, sites => Asked(query, sites)), cancellation);
        return Answer.Json(query is { IdDevice: { } asked, IdSite: null, Id: null } ? found.ConvertAll(site => site with { IdDevice = asked }) : found);
    }

    private static IQueryable<SiteAnswer> AsSeenBy(UserScope scope, Func<IQueryable<Site>, IQueryable<Site>> asked) =>
        asked(scope.Sites()).OrderBy(site => site.SiteName).Select(scope.WithSiteRole()).AsNoTracking();

    private static IQueryable<Site> Asked(SitesQuery query, IQueryable<Site> sites)
    {
        if ((query.Id ?? query.IdSite) is not null)
            return sites.Where(site => site.IdSite == (query.Id ?? query.IdSite));
        if (query.IdDevice is not null)
            return sites.Where(site => site.DeviceSites.Any(device => device.IdDevice == query.IdDevice));
        return query.Name is null ? sites : sites.Where(site => site.SiteName == query.Name).OrderBy(site => site.IdSite).Take(1);
    }

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        if (body["site"] is not { } values)
            return Refusal.BadRequest("Missing site");
        if (values.Int("id_site") is not { } idSite)
            return Refusal.BadRequest("Missing id_site field");

        var site = idSite == 0
            ? scope.User.UserSuperadmin ? new Site() : null
            : await scope.AdminSites().FirstOrDefaultAsync(site => site.IdSite == idSite, cancellation);
        if (site is null)
            return Refusal.Forbidden;

        values.ApplyTo(scope.Db.Entry(site));
        await (idSite == 0 ? scope.Db.InsertAsync(site, cancellation) : scope.Db.UpdateAsync(site, cancellation));
        return Answer.Row(site);
    }

    private static async Task<IResult> Delete(DeletedSite query, UserScope scope, CancellationToken cancellation)
    {
        if (!scope.User.UserSuperadmin)
            return Refusal.Forbidden;
        if (await scope.Sites().FirstOrDefaultAsync(site => site.IdSite == query.Id, cancellation) is not { } site)
            return Refusal.DatabaseError;

        try
        {
            await scope.Db.DeleteAsync(site, cancellation);
        }
        catch (IntegrityException)
        {
            return Refusal.InUse("Can't delete site: please delete all participants with sessions before deleting.");
        }

        return Answer.Deleted;
    }
}
