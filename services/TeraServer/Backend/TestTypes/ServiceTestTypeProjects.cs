using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.TestTypes;

public static class ServiceTestTypeProjects
{
    private static readonly Refusal InUse =
        Refusal.InUse("Can't delete test type from project: please delete all tests of that type in the project before deleting.");

    public static void MapServiceTestTypeProjects(this IEndpointRouteBuilder service)
    {
        service.MapGet("/testtypes/projects", Get).Produces<TestTypeProjectAnswer[]>().WithSummary("Get the test types of a project of the service, or the projects of a test type of it.");
        service.MapPost("/testtypes/projects", Save).WithSummary("Associate test types with projects of the service, and with their sites where they are not yet.");
        service.MapDelete("/testtypes/projects", Delete).WithSummary("Delete an association of a test type and a project, both of the service.");
    }

    public sealed record TestTypeProjectsQuery : Query<TestTypeProjectsQuery>
    {
        [Help("Project ID to query associated test types from")]
        public int? IdProject { get; init; }

        [Help("Test type ID to query associated projects from")]
        public int? IdTestType { get; init; }

        [Help("Used with id_test_type. Also return site information of the returned projects.")]
        public bool? WithSites { get; init; }
    }

    public sealed record DeletedTestTypeProject : Query<DeletedTestTypeProject>
    {
        [Help("Specific test type - project association ID to delete. Be careful: this is not the test-type or project ID, but the ID of the association itself!"), Mandatory]
        public int Id { get; init; }
    }

    private static async Task<IResult> Get(TestTypeProjectsQuery query, ServiceScope scope, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Missing arguments");
        if (query.IdProject is null && query.IdTestType is null)
            return Answer.Json(Array.Empty<TestTypeProjectAnswer>());

        var (projects, types, withSites) = (scope.Projects(), scope.TestTypes(), query.WithSites == true);
        var links = query.IdProject is { } idProject
            ? scope.Db.TestTypeProjects.Where(link => link.IdProject == idProject && projects.Any(project => project.IdProject == link.IdProject))
            : scope.Db.TestTypeProjects.Where(link => link.IdTestType == query.IdTestType && types.Any(type => type.IdTestType == link.IdTestType));
        var found = await links.AsNoTracking().Select(link => new { Link = link, link.TestType.TestTypeName, link.Project.ProjectName, link.Project.IdSite, link.Project.Site.SiteName })
            .ToListAsync(cancellation);
        return Answer.Json(found.ConvertAll(link => new TestTypeProjectAnswer
        {
            IdTestTypeProject = link.Link.IdTestTypeProject,
            IdTestType = link.Link.IdTestType,
            IdProject = link.Link.IdProject,
            TestTypeName = link.TestTypeName,
            ProjectName = link.ProjectName,
            IdSite = withSites ? link.IdSite : null,
            SiteName = withSites ? link.SiteName : null,
        }));
    }

    private static async Task<IResult> Save(JsonBody body, ServiceScope scope, CancellationToken cancellation)
    {
        var wanted = await WantedLinks<TestTypeProject>.ReadAsync(body, TestTypeLinks.Projects, scope.Db, cancellation);
        var projects = scope.Projects();
        if (wanted.Owner == TestTypeLinks.Projects.First)
        {
            if (!await scope.TestTypes().AnyAsync(type => type.IdTestType == wanted.OwnerId, cancellation))
                return Refusal.Forbidden;
            if (await scope.Db.TestTypeProjects.AnyAsync(link => link.IdTestType == wanted.OwnerId && !projects.Any(project => project.IdProject == link.IdProject), cancellation))
                return new Refusal(StatusCodes.Status403Forbidden, "Access denied to at least one project");
        }

        var ids = wanted.Added.Select(link => link.IdProject).ToHashSet();
        if (wanted.Owner == TestTypeLinks.Projects.Second)
            ids.Add(wanted.OwnerId);
        var sites = await projects.Where(project => ids.Contains(project.IdProject)).ToDictionaryAsync(project => project.IdProject, project => project.IdSite, cancellation);
        if (sites.Count < ids.Count)
            return Refusal.Forbidden;

        await using var transaction = await scope.Db.Database.BeginTransactionAsync(cancellation);
        await scope.Db.LinkAsync([.. wanted.Added.Select(link => new TestTypeSite { IdTestType = link.IdTestType, IdSite = sites[link.IdProject] })], cancellation);
        var answer = await wanted.SaveAsync(InUse, Refusal.DatabaseError, cancellation);
        if (answer is not Refusal)
            await transaction.CommitAsync(cancellation);
        return answer;
    }

    private static async Task<IResult> Delete(DeletedTestTypeProject query, ServiceScope scope, CancellationToken cancellation)
    {
        if (await scope.Db.TestTypeProjects.FirstOrDefaultAsync(link => link.IdTestTypeProject == query.Id, cancellation) is not { } link)
            return Refusal.BadRequest("Not found");
        var type = scope.TestTypes().Where(type => type.IdTestType == link.IdTestType);
        if (!await scope.Projects().AnyAsync(project => project.IdProject == link.IdProject && type.Any(), cancellation))
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
