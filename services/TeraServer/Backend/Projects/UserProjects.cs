using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Projects;

public static class UserProjects
{
    public static void MapUserProjects(this IEndpointRouteBuilder user)
    {
        user.MapGet("/projects", Get).AsksWhoCallsAlong().Produces<ProjectWithRole[]>().WithSummary("Get projects information. Only one of the ID parameters is supported at once.");
        user.MapPost("/projects", UserProjectChanges.Save).Produces<ProjectWithSite[]>().WithSummary("Create a project (id_project 0) or change one, with its session types.");
        user.MapDelete("/projects", UserProjectChanges.Delete).WithSummary("Delete a project (administrators of its site).");
    }

    public sealed record ProjectsQuery : Query<ProjectsQuery>
    {
        [Help("ID of the project to query")]
        public int? IdProject { get; init; }

        [Help("Alias for \"id_project\"")]
        public int? Id { get; init; }

        [Help("ID of the site from which to get all projects")]
        public int? IdSite { get; init; }

        [Help("ID of the service from which to get all projects")]
        public int? IdService { get; init; }

        [Help("User UUID from which to get all projects that are accessible")]
        public string? UserUuid { get; init; }

        [Help("Project to query by name")]
        public string? Name { get; init; }

        [Help("Flag that limits the returned data to the enabled projects")]
        public bool? Enabled { get; init; }

        [Help("Flag that limits the returned data to minimal information")]
        public bool? List { get; init; }
    }

    private static async Task<IResult> Get(ProjectsQuery query, UserScope scope, CancellationToken cancellation)
    {
        var projects = scope.Projects();
        var seenBy = scope;
        if ((query.Id ?? query.IdProject) is { } idProject)
        {
            projects = projects.Where(project => project.IdProject == idProject);
        }
        else if (query.UserUuid is { } uuid)
        {
            if (await scope.Users().AsNoTracking().FirstOrDefaultAsync(user => user.UserUuid == uuid, cancellation) is not { } other)
                return Answer.Rows<Project>([]);
            seenBy = scope.Of(other);
            projects = seenBy.Projects().Where(project => scope.Projects().Contains(project));
        }
        else if (query.IdService is { } idService)
        {
            projects = projects.Where(project => project.ServiceProjects.Any(association => association.IdService == idService)
                && (query.IdSite == null || project.IdSite == query.IdSite)
                && scope.Services().Any(service => service.IdService == idService));
        }
        else if (query.IdSite is { } idSite)
        {
            projects = projects.Where(project => project.IdSite == idSite);
        }
        else if (query.Name is { } name)
        {
            projects = projects.Where(project => project.ProjectName == name).OrderBy(project => project.IdProject).Take(1);
        }

        if (query.Enabled is { } enabled)
            projects = projects.Where(project => project.ProjectEnabled == enabled);
        projects = projects.OrderBy(project => project.IdProject);

        return query.List == true
            ? Answer.Json(await projects.Select(project => new ProjectWithCounts(project, project.ParticipantGroups.Count, project.Participants.Count)).AsNoTracking().ToListAsync(cancellation))
            : Answer.Json(await projects.Select(seenBy.WithProjectRole()).AsNoTracking().ToListAsync(cancellation));
    }
}
