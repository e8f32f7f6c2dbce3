using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Projects;

public static class ProjectsOfService
{
    public static void MapProjectsOfService(this IEndpointRouteBuilder service)
    {
        service.MapGet("/projects", Get).AsksWhoCallsAlong().Produces<RowAnswer<Project>[]>().WithSummary("Get a project of the service by its id, or the projects of one of its sites.");
        service.MapPost("/projects", Save).Produces<ProjectWithSite>().WithSummary("Create a project (id_project 0) in a site of the service, or change a project of it.");
        service.MapDelete("/projects", Delete).WithSummary("Delete a project of the service.");
    }

    public sealed record ProjectsQuery : Query<ProjectsQuery>
    {
        [Help("ID of the project to query")]
        public int? IdProject { get; init; }

        [Help("ID of the site to query projects for")]
        public int? IdSite { get; init; }
    }

    public sealed record DeletedProject : Query<DeletedProject>
    {
        [Help("Project ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    private static async Task<IResult> Get(ProjectsQuery query, ServiceScope scope, CancellationToken cancellation)
    {
        if (query.IdProject is null && query.IdSite is null)
            return Refusal.BadRequest("Missing parameter");
        if (query.IdProject is { } idProject && !await scope.Projects().AnyAsync(project => project.IdProject == idProject, cancellation))
            return Refusal.Forbidden;
        if (query.IdSite is { } idSite)
        {
            return await scope.Sites().AnyAsync(site => site.IdSite == idSite, cancellation)
                ? Answer.Rows(await scope.Db.Projects.AsNoTracking().Where(project => project.IdSite == idSite).ToListAsync(cancellation))
                : Refusal.Forbidden;
        }

        return Answer.Rows(await scope.Projects().AsNoTracking().Where(project => project.IdProject == query.IdProject).ToListAsync(cancellation));
    }

    private static async Task<IResult> Save(JsonBody body, ServiceScope scope, CancellationToken cancellation)
    {
        if (body["project"] is not { } values)
            return Refusal.BadRequest("Missing project");
        if (values.Int("id_project") is not { } idProject)
            return Refusal.BadRequest("Missing id_project");
        if (idProject == 0 && !values.Has("id_site"))
            return Refusal.BadRequest("Missing id_site arguments");
        var idSite = values.Int("id_site");
        if (values.Has("id_site") && !await scope.Sites().AnyAsync(site => site.IdSite == idSite, cancellation))
            return Refusal.Forbidden;

        var project = idProject == 0 ? new Project() : await scope.Projects().FirstOrDefaultAsync(project => project.IdProject == idProject, cancellation);
        if (project is null)
            return Refusal.Forbidden;
        values.ApplyTo(scope.Db.Entry(project));
        if (idProject == 0)
        {
            await scope.Db.InsertAsync(project, cancellation);
            await scope.Db.LinkAsync(new ServiceProject { IdService = scope.Service.IdService, IdProject = project.IdProject }, cancellation);
        }
        else
        {
            await scope.Db.UpdateAsync(project, cancellation);
        }

        var siteName = await scope.Db.Sites.Where(site => site.IdSite == project.IdSite).Select(site => site.SiteName).FirstAsync(cancellation);
        return Answer.Json(new ProjectWithSite(project, siteName));
    }

    private static async Task<IResult> Delete(DeletedProject query, ServiceScope scope, CancellationToken cancellation)
    {
        if (await scope.Projects().FirstOrDefaultAsync(project => project.IdProject == query.Id, cancellation) is not { } project)
            return Refusal.Forbidden;

        try
        {
            await scope.Db.DeleteAsync(project, cancellation);
        }
        catch (IntegrityException)
        {
            return Refusal.InUse("Can't delete project: please delete all participants with sessions before deleting.");
        }

        return Answer.Deleted;
    }
}
