using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.SessionTypes;

public static class UserSessionTypeProjects
{
    public static void MapUserSessionTypeProjects(this IEndpointRouteBuilder user)
    {
        user.MapGet("/sessiontypes/projects", Get).Produces<SessionTypeProjectAnswer[]>().WithSummary("Get the session types of a project, or the projects of a session type.");
        user.MapPost("/sessiontypes/projects", Save).WithSummary("Associate session types and projects (administrators of the projects).");
        user.MapDelete("/sessiontypes/projects", Delete).WithSummary("Delete an association of a session type and a project (administrators of the project and a site of the type).");
    }

    public sealed record SessionTypeProjectsQuery : Query<SessionTypeProjectsQuery>
    {
        [Help("Project ID to query associated session types from")]
        public int? IdProject { get; init; }

        [Help("Session type ID to query associated projects from")]
        public int? IdSessionType { get; init; }

        [Help("Used with id_session_type. Also return projects that don't have any association with that type")]
        public bool? WithProjects { get; init; }

        [Help("Used with id_project. Also return types that don't have any association with that project")]
        public bool? WithSessionType { get; init; }

        [Help("Used with id_session_type. Also return site information of the returned projects.")]
        public bool? WithSites { get; init; }

        [Help("Flag that limits the returned data to minimal information (ids only)")]
        public bool? List { get; init; }
    }

    public sealed record DeletedSessionTypeProject : Query<DeletedSessionTypeProject>
    {
        [Help("Specific session-type - project association ID to delete. Be careful: this is not the session-type or project ID, but the ID of the association itself!"), Mandatory]
        public int Id { get; init; }
    }

    /// <param name="Id">Of the link; null when there is none.</param>
    private sealed record Pair(int? Id, SessionType Type, Project Project, string SiteName);

    private static async Task<IResult> Get(SessionTypeProjectsQuery query, UserScope scope, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Missing arguments");
        if (query.IdProject is null && query.IdSessionType is null)
            return Answer.Json(Array.Empty<SessionTypeProjectAnswer>());

        var pairs = query.IdProject is { } idProject ? TypesOf(idProject, query.WithSessionType == true, scope) : ProjectsOf(query.IdSessionType!.Value, query.WithProjects == true, scope);
        return Answer.Json((await pairs.AsNoTracking().ToListAsync(cancellation)).ConvertAll(pair => Shown(pair, query)));
    }

    private static IQueryable<Pair> TypesOf(int idProject, bool withOthers, UserScope scope)
    {
        var usable = scope.SessionTypesOfServices();
        return
            from project in scope.Projects()
            where project.IdProject == idProject
            from type in scope.SessionTypes()
            let link = type.SessionTypeProjects.Where(link => link.IdProject == idProject && usable.Any(other => other.IdSessionType == link.IdSessionType)).Max(link => (int?)link.IdSessionTypeProject)
            where link != null || withOthers && type.SessionTypeSites.Any(atSite => atSite.IdSite == project.IdSite)
            orderby type.SessionTypeName
            select new Pair(link, type, project, project.Site.SiteName);
    }

    private static IQueryable<Pair> ProjectsOf(int idType, bool withOthers, UserScope scope) =>
        from type in scope.SessionTypes()
        where type.IdSessionType == idType
        from project in scope.Projects()
        let link = project.SessionTypeProjects.Where(link => link.IdSessionType == idType).Max(link => (int?)link.IdSessionTypeProject)
        where link != null || withOthers
        orderby project.ProjectName
        select new Pair(link, type, project, project.Site.SiteName);

    /// <summary>Of two that are not linked, only what was not asked for is shown.</summary>
    private static SessionTypeProjectAnswer Shown(Pair pair, SessionTypeProjectsQuery query)
    {
        var type = pair.Id is not null || query.IdProject is not null ? pair.Type : null;
        var project = pair.Id is not null || query.IdProject is null ? pair.Project : null;
        var answer = new SessionTypeProjectAnswer { IdSessionTypeProject = pair.Id, IdSessionType = type?.IdSessionType, IdProject = project?.IdProject };
        if (query.List is not null)
            return answer;
        return answer with
        {
            SessionTypeName = type?.SessionTypeName,
            ProjectName = project?.ProjectName,
            IdSite = query.WithSites == true ? project?.IdSite : null,
            SiteName = query.WithSites == true && project is not null ? pair.SiteName : null,
        };
    }

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        var wanted = await WantedLinks<SessionTypeProject>.ReadAsync(body, SessionTypeLinks.Projects, scope.Db, cancellation);
        var administered = scope.AdminProjects();
        if (wanted.Owner == SessionTypeLinks.Projects.First)
        {
            if (!await scope.AdminSessionTypes().AnyAsync(type => type.IdSessionType == wanted.OwnerId, cancellation))
                return SessionTypeLinks.AccessDenied;
            // The type stays in projects of others.
            var own = await administered.Select(project => project.IdProject).ToListAsync(cancellation);
            wanted.Removed.RemoveAll(link => !own.Contains(link.IdProject));
        }
        else if (wanted.Owner is not null && !await administered.AnyAsync(project => project.IdProject == wanted.OwnerId, cancellation))
        {
            return SessionTypeLinks.AccessDenied;
        }

        var projects = wanted.Added.Select(link => link.IdProject).ToHashSet();
        if (await administered.CountAsync(project => projects.Contains(project.IdProject), cancellation) < projects.Count)
            return Refusal.Forbidden;
        return await wanted.SaveAsync(
            Refusal.InUse("Can't delete session type from project: please delete all sessions using that type in that project before deleting."),
            new Refusal(StatusCodes.Status403Forbidden, "At least one session type is not associated to the site of its project"),
            cancellation);
    }

    private static async Task<IResult> Delete(DeletedSessionTypeProject query, UserScope scope, CancellationToken cancellation)
    {
        if (await scope.Db.SessionTypeProjects.FirstOrDefaultAsync(link => link.IdSessionTypeProject == query.Id, cancellation) is not { } link)
            return Refusal.BadRequest("Not found");
        var type = scope.AdminSessionTypes().Where(type => type.IdSessionType == link.IdSessionType);
        if (!await scope.AdminProjects().AnyAsync(project => project.IdProject == link.IdProject && type.Any(), cancellation))
            return SessionTypeLinks.AccessDenied;

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
