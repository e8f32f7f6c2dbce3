using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Services;

public static class UserServiceProjects
{
    private static readonly LinkShape Shape = new(
        "service_project",
        new("service", "id_service", "projects") { Uuid = "service_uuid", ByUuid = (db, uuid) => db.Services.Where(service => service.ServiceUuid == uuid).Select(service => service.IdService) },
        new("project", "id_project", "services"))
    {
        Malformed = "",
    };

    public static void MapUserServiceProjects(this IEndpointRouteBuilder user)
    {
        user.MapGet("/services/projects", Get).Produces<ServiceProjectAnswer[]>().WithSummary("Get the services of a project, or the projects of a service.");
        user.MapPost("/services/projects", Save)
            .WithSummary("Associate services and projects (administrators of the sites); all projects of a service are set by super administrators.");
        user.MapDelete("/services/projects", Delete).WithSummary("Delete an association of a service and a project (administrators of the site).");
    }

    public sealed record ServiceProjectsQuery : Query<ServiceProjectsQuery>
    {
        [Help("Project ID to query associated services")]
        public int? IdProject { get; init; }

        [Help("Service ID to query associated projects from")]
        public int? IdService { get; init; }

        [Help("Flag that limits the returned data to minimal information (ids only)")]
        public bool? List { get; init; }

        [Help("Used with id_service. Also return projects that don't have any association with that service")]
        public bool? WithProjects { get; init; }

        [Help("Used with id_project. Also return services that don't have any association with that project")]
        public bool? WithServices { get; init; }

        [Help("Used with id_project. Returns detailled information oneach role for this service.")]
        public bool? WithRoles { get; init; }

        [Help("Used with id_service. Also return site information of the returned projects.")]
        public bool? WithSites { get; init; }
    }

    public sealed record DeletedServiceProject : Query<DeletedServiceProject>
    {
        [Help("Specific service - project association ID to delete. Be careful: this is not the service or project ID, but the ID of the association itself!"), Mandatory]
        public int Id { get; init; }
    }

    private sealed record Pair(int? IdServiceProject, Service Service, Project Project, string SiteName);

    private static async Task<IResult> Get(ServiceProjectsQuery query, UserScope scope, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Missing arguments");
        if (query.IdProject is null && query.IdService is null)
            return Answer.Json(Array.Empty<ServiceProjectAnswer>());

        var pairs = query.IdProject is { } idProject ? ServicesOf(idProject, query.WithServices == true, scope) : ProjectsOf(query.IdService!.Value, query.WithProjects == true, scope);
        var answers = (await pairs.AsNoTracking().ToListAsync(cancellation)).ConvertAll(pair => Shown(pair, query));
        return Answer.Json(query.WithRoles == true ? await ServiceLinkAnswer.WithRolesAsync(answers, scope.Db, cancellation) : answers);
    }

    private static IQueryable<Pair> ServicesOf(int idProject, bool withOthers, UserScope scope) =>
        from project in scope.Projects()
        where project.IdProject == idProject
        from service in scope.Db.Services
        let link = service.ServiceProjects.Where(link => link.IdProject == idProject).Max(link => (int?)link.IdServiceProject)
        where link != null || withOthers && service.ServiceSites.Any(atSite => atSite.IdSite == project.IdSite)
        orderby service.ServiceName
        select new Pair(link, service, project, project.Site.SiteName);

    private static IQueryable<Pair> ProjectsOf(int idService, bool withOthers, UserScope scope) =>
        from service in scope.Services()
        where service.IdService == idService
        from project in withOthers ? scope.Projects() : scope.Projects().Where(project => project.ServiceProjects.Any(link => link.IdService == idService))
        let link = project.ServiceProjects.Where(link => link.IdService == idService).Max(link => (int?)link.IdServiceProject)
        orderby project.ProjectName
        select new Pair(link, service, project, project.Site.SiteName);

    /// <summary>Of two that are not linked, only what was not asked for is shown.</summary>
    private static ServiceProjectAnswer Shown(Pair pair, ServiceProjectsQuery query)
    {
        var service = pair.IdServiceProject is not null || query.IdProject is not null ? pair.Service : null;
        var project = pair.IdServiceProject is not null || query.IdProject is null ? pair.Project : null;
        var answer = new ServiceProjectAnswer { IdServiceProject = pair.IdServiceProject, IdService = service?.IdService, IdProject = project?.IdProject };
        if (query.List is not null)
            return answer;
        return answer with
        {
            ServiceName = service?.ServiceName,
            ServiceKey = service?.ServiceKey,
            ServiceSystem = service?.ServiceSystem,
            ProjectName = project?.ProjectName,
            IdSite = query.WithSites == true ? project?.IdSite : null,
            SiteName = query.WithSites == true && project is not null ? pair.SiteName : null,
        };
    }

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        var wanted = await WantedLinks<ServiceProject>.ReadAsync(body, Shape, scope.Db, cancellation);
        if (wanted.Owner == Shape.First && !scope.User.UserSuperadmin)
            return new Refusal(StatusCodes.Status403Forbidden, "");

        var projects = wanted.Added.Select(link => link.IdProject).ToHashSet();
        if (wanted.Owner == Shape.Second)
            projects.Add(wanted.OwnerId);
        var administered = await scope.Db.Projects.CountAsync(project => projects.Contains(project.IdProject) && scope.AdminSites().Any(site => site.IdSite == project.IdSite), cancellation);
        if (administered < projects.Count)
            return new Refusal(StatusCodes.Status403Forbidden, "Access denied");

        return await wanted.SaveAsync(
            Refusal.InUse("Can't delete service-project: please remove all related sessions, assets and tests before deleting."),
            new Refusal(StatusCodes.Status403Forbidden, "At least one service is not part of the allowed service for that project site"),
            cancellation);
    }

    private static async Task<IResult> Delete(DeletedServiceProject query, UserScope scope, CancellationToken cancellation)
    {
        var link = await scope.Db.ServiceProjects.Include(link => link.Project).FirstOrDefaultAsync(link => link.IdServiceProject == query.Id, cancellation);
        if (link is null)
            return Refusal.BadRequest("Not found");
        if (!await scope.AdminSites().AnyAsync(site => site.IdSite == link.Project.IdSite, cancellation))
            return new Refusal(StatusCodes.Status403Forbidden, "Operation not completed");

        try
        {
            await scope.Db.DeleteAsync(link, cancellation);
        }
        catch (IntegrityException)
        {
            return Refusal.DatabaseError;
        }

        return Answer.Deleted;
    }
}
