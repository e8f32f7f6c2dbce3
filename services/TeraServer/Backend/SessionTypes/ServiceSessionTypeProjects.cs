using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.SessionTypes;

public static class ServiceSessionTypeProjects
{
    public static void MapServiceSessionTypeProjects(this IEndpointRouteBuilder service)
    {
        service.MapGet("/sessiontypes/projects", Get).Produces<SessionTypeProjectAnswer[]>().WithSummary("Get the session types of a project of the service, or the projects of a session type of it.");
        service.MapPost("/sessiontypes/projects", Save).WithSummary("Associate session types with projects of the service, and with their sites where they are not yet.");
        service.MapDelete("/sessiontypes/projects", Delete).WithSummary("Delete an association of a session type and a project, both of the service.");
    }

    public sealed record SessionTypeProjectsQuery : Query<SessionTypeProjectsQuery>
    {
        [Help("Project ID to query associated session types from")]
        public int? IdProject { get; init; }

        [Help("Session type ID to query associated projects from")]
        public int? IdSessionType { get; init; }

        [Help("Used with id_session_type. Also return site information of the returned projects.")]
        public bool? WithSites { get; init; }
    }

    public sealed record DeletedSessionTypeProject : Query<DeletedSessionTypeProject>
    {
        [Help("Specific session type - project association ID to delete. Be careful: this is not the session type or project ID, but the ID of the association itself!"), Mandatory]
        public int Id { get; init; }
    }

    private static async Task<IResult> Get(SessionTypeProjectsQuery query, ServiceScope scope, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Missing arguments");
        if (query.IdProject is null && query.IdSessionType is null)
            return Answer.Json(Array.Empty<SessionTypeProjectAnswer>());

        var (projects, types, withSites) = (scope.Projects(), scope.SessionTypes(), query.WithSites == true);
        var links = query.IdProject is { } idProject
            ? scope.Db.SessionTypeProjects.Where(link => link.IdProject == idProject && projects.Any(project => project.IdProject == link.IdProject))
            : scope.Db.SessionTypeProjects.Where(link => link.IdSessionType == query.IdSessionType && types.Any(type => type.IdSessionType == link.IdSessionType));
        var found = await links.AsNoTracking().Select(link => new { Link = link, link.SessionType.SessionTypeName, link.Project.ProjectName, link.Project.IdSite, link.Project.Site.SiteName })
            .ToListAsync(cancellation);
        return Answer.Json(found.ConvertAll(link => new SessionTypeProjectAnswer
        {
            IdSessionTypeProject = link.Link.IdSessionTypeProject,
            IdSessionType = link.Link.IdSessionType,
            IdProject = link.Link.IdProject,
            SessionTypeName = link.SessionTypeName,
            ProjectName = link.ProjectName,
            IdSite = withSites ? link.IdSite : null,
            SiteName = withSites ? link.SiteName : null,
        }));
    }

    private static async Task<IResult> Save(JsonBody body, ServiceScope scope, CancellationToken cancellation)
    {
        var wanted = await WantedLinks<SessionTypeProject>.ReadAsync(body, SessionTypeLinks.ProjectsOfService, scope.Db, cancellation);
        var projects = scope.Projects();
        if (wanted.Owner == SessionTypeLinks.ProjectsOfService.First)
        {
            if (!await scope.SessionTypes().AnyAsync(type => type.IdSessionType == wanted.OwnerId, cancellation))
                return Refusal.Forbidden;
            if (await scope.Db.SessionTypeProjects.AnyAsync(link => link.IdSessionType == wanted.OwnerId && !projects.Any(project => project.IdProject == link.IdProject), cancellation))
                return new Refusal(StatusCodes.Status403Forbidden, "Access denied to at least one project");
        }

        var ids = wanted.Added.Select(link => link.IdProject).ToHashSet();
        if (wanted.Owner == SessionTypeLinks.ProjectsOfService.Second)
            ids.Add(wanted.OwnerId);
        var sites = await projects.Where(project => ids.Contains(project.IdProject)).ToDictionaryAsync(project => project.IdProject, project => project.IdSite, cancellation);
        if (sites.Count < ids.Count)
            return Refusal.Forbidden;

        await using var transaction = await scope.Db.Database.BeginTransactionAsync(cancellation);
        await scope.Db.LinkAsync([.. wanted.Added.Select(link => new SessionTypeSite { IdSessionType = link.IdSessionType, IdSite = sites[link.IdProject] })], cancellation);
        var answer = await wanted.SaveAsync(SessionTypeLinks.InUseInProject, Refusal.DatabaseError, cancellation);
        if (answer is not Refusal)
            await transaction.CommitAsync(cancellation);
        return answer;
    }

    private static async Task<IResult> Delete(DeletedSessionTypeProject query, ServiceScope scope, CancellationToken cancellation)
    {
        if (await scope.Db.SessionTypeProjects.FirstOrDefaultAsync(link => link.IdSessionTypeProject == query.Id, cancellation) is not { } link)
            return Refusal.BadRequest("Not found");
        var type = scope.SessionTypes().Where(type => type.IdSessionType == link.IdSessionType);
        if (!await scope.Projects().AnyAsync(project => project.IdProject == link.IdProject && type.Any(), cancellation))
            return Refusal.Forbidden;

        try
        {
            await scope.Db.DeleteAsync(link, cancellation);
        }
        catch (IntegrityException)
        {
            return SessionTypeLinks.InUseInProject;
        }

        return Answer.Deleted;
    }
}
