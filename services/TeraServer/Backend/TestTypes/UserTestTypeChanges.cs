using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.TestTypes;

internal static class UserTestTypeChanges
{
    private static readonly Refusal NotAdmin = new(StatusCodes.Status403Forbidden, "Unable to delete - not admin in the related test type service");

    public sealed record DeletedTestType : Query<DeletedTestType>
    {
        [Help("Test type ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    public static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        if (body["test_type"] is not { } values)
            return Refusal.BadRequest("Missing test_type");
        if (values.Int("id_test_type") is not { } idTestType)
            return Refusal.BadRequest("Missing id_test_type");
        var isNew = idTestType <= 0;
        if (isNew && !values.Has("test_type_projects") && !scope.User.UserSuperadmin)
            return Refusal.BadRequest("Missing project(s) to associate that test type to");

        var type = isNew ? new TestType() : await scope.Db.TestTypes.FirstOrDefaultAsync(type => type.IdTestType == idTestType, cancellation);
        if (type is null)
            return Refusal.Forbidden;
        int?[] services = [values.Int("id_service"), isNew ? null : type.IdService];
        var (sites, projects) = (Ids(values, "test_type_sites", "id_site"), Ids(values, "test_type_projects", "id_project"));
        if (await RefuseAsync([.. services.OfType<int>().Distinct()], sites, projects, scope, cancellation) is { } refusal)
            return refusal;

        await using var transaction = await scope.Db.Database.BeginTransactionAsync(cancellation);
        values.Remove("test_type_uuid");
        values.ApplyTo(scope.Db.Entry(type));
        await (isNew ? scope.Db.InsertAsync(type, cancellation) : scope.Db.UpdateAsync(type, cancellation));
        try
        {
            await LinkAsync(type.IdTestType, sites, projects, scope, cancellation);
        }
        catch (IntegrityException refused)
        {
            return refused.Table switch
            {
                "t_tests" => Refusal.InUse("Can't delete test type from project: please delete all tests of that type in the project before deleting."),
                "t_tests_types_sites" => Refusal.BadRequest("Session type not associated to project site"),
                _ => Refusal.BadRequest("Test type has a a service not associated to its site"),
            };
        }

        await transaction.CommitAsync(cancellation);
        return Answer.Json(await scope.Db.TestTypes.Where(row => row.IdTestType == type.IdTestType).Select(TestTypeAnswer.Full).AsNoTracking().ToListAsync(cancellation));
    }

    /// <summary>The ids in a list of objects, of which there may be one without the list; null when it is not there.</summary>
    private static HashSet<int>? Ids(JsonValues values, string list, string id)
    {
        var ids = values.List(list)?.Select(item => item.Int(id) ?? throw new RefusedException(Refusal.BadRequest("Badly formatted request"))).ToHashSet();
        values.Remove(list);
        return ids;
    }

    /// <summary>The user must administer the services the type has and gets, and everything it is to be associated with. Null when all is well.</summary>
    private static async Task<Refusal?> RefuseAsync(List<int> services, HashSet<int>? sites, HashSet<int>? projects, UserScope scope, CancellationToken cancellation)
    {
        if (services.Count == 0 || await scope.AdminServices().CountAsync(service => services.Contains(service.IdService), cancellation) < services.Count)
            return Refusal.Forbidden;
        if (sites is not null)
        {
            if (await scope.AdminSites().CountAsync(site => sites.Contains(site.IdSite), cancellation) < sites.Count)
                return new Refusal(StatusCodes.Status403Forbidden, "No site admin access for at least one site in the list");
            if (!scope.SeesAll && await scope.Db.ServiceSites.CountAsync(link => link.IdService == services[0] && sites.Contains(link.IdSite), cancellation) < sites.Count)
                return new Refusal(StatusCodes.Status403Forbidden, "At least one site isn't associated with the service of that test type");
        }

        return projects is not null && await scope.AdminProjects().CountAsync(project => projects.Contains(project.IdProject), cancellation) < projects.Count
            ? new Refusal(StatusCodes.Status403Forbidden, "No project admin access for at a least one project in the list")
            : null;
    }

    /// <summary>Associates the type with what is wanted, and with nothing else that the user administers.</summary>
    private static async Task LinkAsync(int idTestType, HashSet<int>? sites, HashSet<int>? projects, UserScope scope, CancellationToken cancellation)
    {
        if (sites is not null)
        {
            var administered = scope.AdminSites();
            await scope.Db.DeleteAsync(await scope.Db.TestTypeSites.Where(link => link.IdTestType == idTestType && !sites.Contains(link.IdSite)
                && administered.Any(site => site.IdSite == link.IdSite)).ToListAsync(cancellation), cancellation);
            await scope.Db.LinkAsync([.. sites.Select(idSite => new TestTypeSite { IdTestType = idTestType, IdSite = idSite })], cancellation);
        }

        if (projects is not null)
        {
            var administered = scope.AdminProjects();
            await scope.Db.DeleteAsync(await scope.Db.TestTypeProjects.Where(link => link.IdTestType == idTestType && !projects.Contains(link.IdProject)
                && administered.Any(project => project.IdProject == link.IdProject)).ToListAsync(cancellation), cancellation);
            await scope.Db.LinkAsync([.. projects.Select(idProject => new TestTypeProject { IdTestType = idTestType, IdProject = idProject })], cancellation);
        }
    }

    public static async Task<IResult> Delete(DeletedTestType query, UserScope scope, CancellationToken cancellation)
    {
        var services = scope.AdminServices();
        if (await scope.Db.TestTypes.FirstOrDefaultAsync(type => type.IdTestType == query.Id && services.Any(service => service.IdService == type.IdService), cancellation) is not { } type)
            return NotAdmin;
        if (await scope.Db.Tests.AnyAsync(test => test.IdTestType == query.Id, cancellation))
            return Refusal.InUse("Can't delete test type: please delete all tests of that type before deleting.");
        // Who only uses the service may not take its test types away from the others.
        if (!scope.SeesAll && !await scope.AdminSites().AnyAsync(site => site.ServiceSites.Any(link => link.IdService == type.IdService), cancellation))
            return NotAdmin;

        await scope.Db.DeleteAsync(type, cancellation);
        return Answer.Deleted;
    }
}
