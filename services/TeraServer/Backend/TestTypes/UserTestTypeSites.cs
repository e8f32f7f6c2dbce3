using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.TestTypes;

public static class UserTestTypeSites
{
    private static readonly Refusal InUse =
        Refusal.InUse("Can't delete test type from site: please delete all tests of that type in the site before deleting.");

    public static void MapUserTestTypeSites(this IEndpointRouteBuilder user)
    {
        user.MapGet("/testtypes/sites", Get).Produces<TestTypeSiteAnswer[]>().WithSummary("Get the test types of a site, or the sites of a test type.");
        user.MapPost("/testtypes/sites", Save).WithSummary("Associate test types and sites (administrators of the sites).");
        user.MapDelete("/testtypes/sites", Delete).WithSummary("Delete an association of a test type and a site (administrators of the site).");
    }

    public sealed record TestTypeSitesQuery : Query<TestTypeSitesQuery>
    {
        [Help("ID of the test type from which to request all associated sites")]
        public int? IdTestType { get; init; }

        [Help("ID of the site from which to get all associated test types")]
        public int? IdSite { get; init; }

        [Help("Flag that limits the returned data to minimal information (ids only)")]
        public bool? List { get; init; }

        [Help("Used with id_test_type. Also return test types that don't have any association with that site")]
        public bool? WithTestsTypes { get; init; }

        [Help("Used with id_site. Also return site information of the returned test types.")]
        public bool? WithSites { get; init; }
    }

    public sealed record DeletedTestTypeSite : Query<DeletedTestTypeSite>
    {
        [Help("Specific test type-site association ID to delete. Be careful: this is not the test type or the site ID, but the ID of the association itself!"), Mandatory]
        public int Id { get; init; }
    }

    /// <param name="Id">Of the link; null when there is none.</param>
    private sealed record Pair(int? Id, TestType Type, Site Site);

    private static async Task<IResult> Get(TestTypeSitesQuery query, UserScope scope, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Missing arguments");
        if (query.IdTestType is null && query.IdSite is null)
            return Answer.Json(Array.Empty<TestTypeSiteAnswer>());

        var pairs = query.IdTestType is { } idTestType ? SitesOf(idTestType, query.WithSites == true, scope) : TypesOf(query.IdSite!.Value, query.WithTestsTypes == true, scope);
        return Answer.Json((await pairs.AsNoTracking().ToListAsync(cancellation)).ConvertAll(pair => Shown(pair, query)));
    }

    private static IQueryable<Pair> SitesOf(int idTestType, bool withOthers, UserScope scope) =>
        from type in scope.TestTypes()
        where type.IdTestType == idTestType
        from site in scope.Sites()
        let link = site.TestTypeSites.Where(link => link.IdTestType == idTestType).Max(link => (int?)link.IdTestTypeSite)
        where link != null || withOthers
        orderby site.SiteName
        select new Pair(link, type, site);

    private static IQueryable<Pair> TypesOf(int idSite, bool withOthers, UserScope scope) =>
        from site in scope.Sites()
        where site.IdSite == idSite
        from type in scope.TestTypes()
        let link = type.TestTypeSites.Where(link => link.IdSite == idSite).Max(link => (int?)link.IdTestTypeSite)
        where link != null || withOthers
        orderby type.TestTypeName
        select new Pair(link, type, site);

    /// <summary>Of two that are not linked, only what was not asked for is shown.</summary>
    private static TestTypeSiteAnswer Shown(Pair pair, TestTypeSitesQuery query)
    {
        var type = pair.Id is not null || query.IdTestType is null ? pair.Type : null;
        var site = pair.Id is not null || query.IdTestType is not null ? pair.Site : null;
        var answer = new TestTypeSiteAnswer { IdTestTypeSite = pair.Id, IdTestType = type?.IdTestType, IdSite = site?.IdSite };
        return query.List is not null ? answer : answer with { TestTypeName = type?.TestTypeName, SiteName = site?.SiteName };
    }

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        var wanted = await WantedLinks<TestTypeSite>.ReadAsync(body, TestTypeLinks.Sites, scope.Db, cancellation);
        var administered = scope.AdminSites();
        if (wanted.Owner is not null && !await (wanted.Owner == TestTypeLinks.Sites.First
            ? scope.AdminTestTypes().AnyAsync(type => type.IdTestType == wanted.OwnerId, cancellation)
            : administered.AnyAsync(site => site.IdSite == wanted.OwnerId, cancellation)))
            return new Refusal(StatusCodes.Status403Forbidden, "Access denied");

        var sites = wanted.Added.Concat(wanted.Removed).Select(link => link.IdSite).ToHashSet();
        sites = await administered.Where(site => sites.Contains(site.IdSite)).Select(site => site.IdSite).ToHashSetAsync(cancellation);
        if (!wanted.Added.All(link => sites.Contains(link.IdSite)))
            return Refusal.Forbidden;
        wanted.Removed.RemoveAll(link => !sites.Contains(link.IdSite));
        return await wanted.SaveAsync(InUse, Refusal.DatabaseError, cancellation);
    }

    private static async Task<IResult> Delete(DeletedTestTypeSite query, UserScope scope, CancellationToken cancellation)
    {
        if (await scope.Db.TestTypeSites.FirstOrDefaultAsync(link => link.IdTestTypeSite == query.Id, cancellation) is not { } link)
            return Refusal.BadRequest("Bad parameter");
        if (!await scope.AdminSites().AnyAsync(site => site.IdSite == link.IdSite, cancellation))
            return Refusal.Forbidden;

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
