using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Sites;

public static class UserSites
{
    public static void MapUserSites(this IEndpointRouteBuilder user)
    {
        user.MapGet("/sites", Get).WithSummary("Get site information. Only one of the ID parameters is supported at once.");
        user.MapPost("/sites", Save).WithSummary("Create a site (id_site 0, super administrators only) or change one (its administrators).");
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
        var sites = scope.Sites();
        var seenBy = scope;
        if (query.UserUuid is { } uuid)
        {
            if (await scope.Db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.UserUuid == uuid, cancellation) is not { } other)
                return Answer.Json(Array.Empty<SiteAnswer>());
            seenBy = scope.Of(other);
            sites = seenBy.Sites().Where(site => scope.Sites().Contains(site));
        }
        else if ((query.Id ?? query.IdSite) is { } idSite)
            sites = sites.Where(site => site.IdSite == idSite);
        else if (query.IdDevice is { } idDevice)
            sites = sites.Where(site => site.DeviceSites.Any(device => device.IdDevice == idDevice));
        else if (query.Name is { } name)
            sites = sites.Where(site => site.SiteName == name).OrderBy(site => site.IdSite).Take(1);

        var found = await sites.OrderBy(site => site.SiteName).Select(seenBy.WithSiteRole()).AsNoTracking().ToListAsync(cancellation);
        return Answer.Json(query.IdDevice is { } asked ? found.ConvertAll(site => site with { IdDevice = asked }) : found);
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
