using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.TestTypes;

public static class UserTestTypeProjects
{
    private static readonly Refusal AccessDenied = new(StatusCodes.Status403Forbidden, "Access denied");

    private static readonly Refusal InUse =
        Refusal.InUse("Can't delete test type from project: please delete all tests of that type in the project before deleting.");

    public static void MapUserTestTypeProjects(this IEndpointRouteBuilder user)
    {
        user.MapGet("/testtypes/projects", Get).Produces<TestTypeProjectAnswer[]>().WithSummary("Get the test types of a project, or the projects of a test type.");
        user.MapPost("/testtypes/projects", Save).WithSummary("Associate test types and projects (administrators of the projects).");
        user.MapDelete("/testtypes/projects", Delete).WithSummary("Delete an association of a test type and a project (administrators of the project).");
    }

    public sealed record TestTypeProjectsQuery : Query<TestTypeProjectsQuery>
    {
        [Help("Project ID to query associated test types from")]
        public int? IdProject { get; init; }

        [Help("Test type ID to query associated projects from")]
        public int? IdTestType { get; init; }

        [Help("Used with id_test_type. Also return projects that don't have any association with that type")]
        public bool? WithProjects { get; init; }

        [Help("Used with id_project. Also return types that don't have any association with that project")]
        public bool? WithTestsTypes { get; init; }

        [Help("Used with id_test_type. Also return site information of the returned projects.")]
        public bool? WithSites { get; init; }

        [Help("Flag that limits the returned data to minimal information (ids only)")]
        public bool? List { get; init; }
    }

    public sealed record DeletedTestTypeProject : Query<DeletedTestTypeProject>
    {
        [Help("Specific test type - project association ID to delete. Be careful: this is not the test-type or project ID, but the ID of the association itself!"), Mandatory]
        public int Id { get; init; }
    }

    /// <param name="Id">Of the link; null when there is none.</param>
    private sealed record Pair(int? Id, TestType Type, Project Project, string SiteName);

    private static async Task<IResult> Get(TestTypeProjectsQuery query, UserScope scope, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Missing arguments");
        if (query.IdProject is null && query.IdTestType is null)
            return Answer.Json(Array.Empty<TestTypeProjectAnswer>());

        var pairs = query.IdProject is { } idProject ? TypesOf(idProject, query.WithTestsTypes == true, scope) : ProjectsOf(query.IdTestType!.Value, query.WithProjects == true, scope);
        return Answer.Json((await pairs.AsNoTracking().ToListAsync(cancellation)).ConvertAll(pair => Shown(pair, query)));
    }

    private static IQueryable<Pair> TypesOf(int idProject, bool withOthers, UserScope scope)
    {
        var visible = scope.TestTypes();
        return
            from project in scope.Projects()
            where project.IdProject == idProject
            from type in scope.TestTypesOfServices()
            let link = type.TestTypeProjects.Where(link => link.IdProject == idProject && visible.Any(other => other.IdTestType == link.IdTestType)).Max(link => (int?)link.IdTestTypeProject)
            where link != null || withOthers && type.TestTypeSites.Any(atSite => atSite.IdSite == project.IdSite)
            orderby type.TestTypeName
            select new Pair(link, type, project, project.Site.SiteName);
    }

    private static IQueryable<Pair> ProjectsOf(int idTestType, bool withOthers, UserScope scope) =>
        from type in scope.TestTypes()
        where type.IdTestType == idTestType
        from project in scope.Projects()
        let link = project.TestTypeProjects.Where(link => link.IdTestType == idTestType).Max(link => (int?)link.IdTestTypeProject)
        where link != null || withOthers
        orderby project.ProjectName
        select new Pair(link, type, project, project.Site.SiteName);

    /// <summary>Of two that are not linked, only what was not asked for is shown.</summary>
    private static TestTypeProjectAnswer Shown(Pair pair, TestTypeProjectsQuery query)
    {
        var type = pair.Id is not null || query.IdProject is not null ? pair.Type : null;
        var project = pair.Id is not null || query.IdProject is null ? pair.Project : null;
        var answer = new TestTypeProjectAnswer { IdTestTypeProject = pair.Id, IdTestType = type?.IdTestType, IdProject = project?.IdProject };
        if (query.List is not null)
            return answer;
        return answer with
        {
            TestTypeName = type?.TestTypeName,
            ProjectName = project?.ProjectName,
            IdSite = query.WithSites == true ? project?.IdSite : null,
            SiteName = query.WithSites == true && project is not null ? pair.SiteName : null,
        };
    }

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        var wanted = await WantedLinks<TestTypeProject>.ReadAsync(body, TestTypeLinks.Projects, scope.Db, cancellation);
        var administered = scope.AdminProjects();
        if (wanted.Owner == TestTypeLinks.Projects.First)
        {
            if (!await scope.TestTypes().AnyAsync(type => type.IdTestType == wanted.OwnerId, cancellation))
                return AccessDenied;
            if (await scope.Db.TestTypeProjects.AnyAsync(link => link.IdTestType == wanted.OwnerId && !administered.Any(project => project.IdProject == link.IdProject), cancellation))
                return new Refusal(StatusCodes.Status403Forbidden, "Access denied to at least one project");
        }
        else if (wanted.Owner is not null && !await administered.AnyAsync(project => project.IdProject == wanted.OwnerId, cancellation))
        {
            return AccessDenied;
        }

        var projects = wanted.Added.Select(link => link.IdProject).ToHashSet();
        if (await administered.CountAsync(project => projects.Contains(project.IdProject), cancellation) < projects.Count)
            return Refusal.Forbidden;
        return await wanted.SaveAsync(InUse, new Refusal(StatusCodes.Status403Forbidden, "At least one test type is not associated to the site of its project"), cancellation);
    }

    private static async Task<IResult> Delete(DeletedTestTypeProject query, UserScope scope, CancellationToken cancellation)
    {
        if (await scope.Db.TestTypeProjects.FirstOrDefaultAsync(link => link.IdTestTypeProject == query.Id, cancellation) is not { } link)
            return Refusal.BadRequest("Not found");
        var type = scope.TestTypes().Where(type => type.IdTestType == link.IdTestType);
        if (!await scope.AdminProjects().AnyAsync(project => project.IdProject == link.IdProject && type.Any(), cancellation))
            return AccessDenied;

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
