using Microsoft.EntityFrameworkCore;

namespace OpenTera.TeraServer.Access;

public static class UserProjectAccess
{
    public static void MapUserProjectAccess(this IEndpointRouteBuilder user)
    {
        user.MapGet("/projectaccess", Get).WithSummary("Get what a user or user group is in projects, or what user groups or users are in a project.");
        user.MapPost("/projectaccess", Save).Produces<ServiceAccessAnswer[]>().WithSummary("Give user groups roles in projects, or take them (administrators of the projects).");
        user.MapDelete("/projectaccess", Delete).WithSummary("Take a user group's role in a project (administrators of the project).");
    }

    public sealed record ProjectAccessQuery : Query<ProjectAccessQuery>
    {
        [Help("ID of the user from which to request all projects roles")]
        public int? IdUser { get; init; }

        [Help("ID of the user group from which to request all projects roles")]
        public int? IdUserGroup { get; init; }

        [Help("ID of the project from which to request all users groups roles")]
        public int? IdProject { get; init; }

        [Help("Flag to limit to projects from which the user is an admin or users in project that have the admin role")]
        public bool? Admins { get; init; }

        [Help("Include sites information for each project.")]
        public bool? WithSites { get; init; }

        [Help("If specified, returns roles by users instead of by usergroups")]
        public bool? ByUsers { get; init; }

        [Help("Used with id_user_group. Also return projects that don't have any access with that user group. Used with id_project. also return user groups that don't have any access to the project")]
        public bool? WithEmpty { get; init; }
    }

    public sealed record DeletedProjectAccess : Query<DeletedProjectAccess>
    {
        [Help("Project Access ID to delete"), Mandatory]
        public int Id { get; init; }
    }

    private static async Task<IResult> Get(ProjectAccessQuery query, UserScope scope, CancellationToken cancellation)
    {
        if (query.HasNothing)
            return Refusal.BadRequest("Missing arguments");
        if (query.IdProject is { } idProject)
        {
            var groups = GroupsIn(idProject, query, scope);
            if (query.ByUsers == true)
                return await UsersAsync(scope.Projects().Where(project => project.IdProject == idProject), groups, query, scope, cancellation);
            if (await scope.Projects().Include(project => project.Site).AsNoTracking().FirstOrDefaultAsync(project => project.IdProject == idProject, cancellation) is not { } project)
                return Answer.Json(Array.Empty<GroupInProject>());
            return Answer.Json((await groups.OrderBy(group => group.UserGroupName).Select(GroupRoles.Of).AsNoTracking().ToListAsync(cancellation))
                .Select(group => WithSite(new GroupInProject(group.Group, Asked(group.InProject(project), query)), project, query)));
        }

        if (query.IdUserGroup is { } idGroup)
        {
            var groups = scope.UserGroups().Where(group => group.IdUserGroup == idGroup);
            var projects = ProjectsOf(idGroup, query, scope);
            if (query.ByUsers == true)
                return await UsersAsync(projects, groups, query, scope, cancellation);
            return await groups.Select(GroupRoles.Of).AsNoTracking().FirstOrDefaultAsync(cancellation) is { } group
                ? await ShownAsync(group, projects, query, cancellation)
                : Answer.Json(Array.Empty<ProjectOfHolder>());
        }

        if (query.IdUser is not { } idUser || await scope.Users().Where(user => user.IdUser == idUser).Select(UserRoles.Of).AsSingleQuery().AsNoTracking().FirstOrDefaultAsync(cancellation) is not { } holder)
            return Answer.Json(Array.Empty<ProjectOfHolder>());
        var sites = holder.SiteIds.Distinct().ToList();
        var found = (query.Admins == true ? scope.AdminProjects() : scope.Projects()).Where(project => holder.User.UserSuperadmin || sites.Contains(project.IdSite));
        return await ShownAsync(holder, found, query with { WithEmpty = null }, cancellation);
    }

    /// <summary>User groups with a role in a project, or as its administrators only; or all that the user sees.</summary>
    private static IQueryable<UserGroup> GroupsIn(int idProject, ProjectAccessQuery query, UserScope scope)
    {
        var admins = query.Admins == true;
        var groups = admins ? scope.AdminUserGroups() : scope.UserGroups();
        return query.WithEmpty == true ? groups : groups.Where(group => group.ServiceAccesses.Any(access =>
            access.ServiceRole.IdProject == idProject && (!admins || access.ServiceRole.ServiceRoleName == "admin")
            || access.ServiceRole.ServiceRoleName == "admin" && access.ServiceRole.Site!.Projects.Any(project => project.IdProject == idProject)));
    }

    /// <summary>Projects that a user group has a role in, or administers only; or all that the user sees.</summary>
    private static IQueryable<Project> ProjectsOf(int idGroup, ProjectAccessQuery query, UserScope scope)
    {
        var admins = query.Admins == true;
        var projects = admins ? scope.AdminProjects() : scope.Projects();
        var roles = scope.Db.ServiceAccesses.Where(access => access.IdUserGroup == idGroup).Select(access => access.ServiceRole);
        return query.WithEmpty == true ? projects : projects.Where(project => roles.Any(role =>
            role.IdProject == project.IdProject && (!admins || role.ServiceRoleName == "admin")
            || role.IdSite == project.IdSite && role.ServiceRoleName == "admin"));
    }

    private static async Task<IResult> ShownAsync(RoleHolder holder, IQueryable<Project> projects, ProjectAccessQuery query, CancellationToken cancellation)
    {
        var found = await projects.Include(project => project.Site).OrderBy(project => project.Site.SiteName).ThenBy(project => project.ProjectName).AsNoTracking().ToListAsync(cancellation);
        return Answer.Json(found.Select(project => WithSite(new ProjectOfHolder(project, Asked(holder.InProject(project), query)), project, query))
            .Where(project => query.WithEmpty == true || project.Role is not null));
    }

    /// <summary>What members of the groups are in the projects, those who administer nothing among them.</summary>
    private static async Task<IResult> UsersAsync(IQueryable<Project> projects, IQueryable<UserGroup> groups, ProjectAccessQuery query, UserScope scope, CancellationToken cancellation)
    {
        var found = await projects.Include(project => project.Site).OrderBy(project => project.ProjectName).AsNoTracking().ToListAsync(cancellation);
        var users = await scope.UsersOf(groups).Select(UserRoles.Of).AsSingleQuery().AsNoTracking().ToListAsync(cancellation);
        return Answer.Json(
            from user in users
            from project in found
            select WithSite(new UserInProject(user.User, project.IdProject, user.InProject(project)), project, query));
    }

    private static RoleInPlace? Asked(RoleInPlace? role, ProjectAccessQuery query) => query.Admins == true && role?.Role != "admin" ? null : role;

    private static T WithSite<T>(T answer, Project project, ProjectAccessQuery query) where T : InProject =>
        query.WithSites == true ? answer with { IdSite = project.IdSite, SiteName = project.Site.SiteName } : answer;

    private static async Task<IResult> Save(JsonBody body, UserScope scope, CancellationToken cancellation)
    {
        var wanted = body.List("project_access") ?? throw new RefusedException(Refusal.BadRequest("Missing arguments"));
        var projects = new HashSet<int>();
        foreach (var access in wanted)
        {
            if (access.Int("id_user_group") is null)
                return Refusal.BadRequest("Missing id_user_group");
            if (access.Int("id_project") is not { } idProject)
                return Refusal.BadRequest("Missing id_project");
            if (!access.Has("project_access_role") && !access.Has("id_service_role"))
                return Refusal.BadRequest("Missing role name or id");
            projects.Add(idProject);
        }

        if (await scope.AdminProjects().CountAsync(project => projects.Contains(project.IdProject), cancellation) < projects.Count)
            return Refusal.Forbidden;

        await using var transaction = await scope.Db.Database.BeginTransactionAsync(cancellation);
        var given = new List<int>();
        foreach (var access in wanted)
        {
            var (idGroup, place) = (access.Int("id_user_group")!.Value, Place.Project(access.Int("id_project")!.Value));
            var (name, idRole) = (access.String("project_access_role"), access.Int("id_service_role"));
            if (name == "" || idRole == 0)
                await GroupAccess.RemoveAsync(scope.Db, idGroup, place, cancellation);
            else if (await GroupAccess.RoleAsync(scope.Db, place, name, idRole, cancellation) is { } role)
                given.Add((await GroupAccess.SetAsync(scope.Db, idGroup, place, role, cancellation)).IdServiceAccess);
            else
                return Refusal.BadRequest("Invalid role name or id for that project");
        }

        await transaction.CommitAsync(cancellation);
        var answers = await scope.Db.ServiceAccesses.Where(access => given.Contains(access.IdServiceAccess)).Select(ServiceAccessAnswer.Full).ToListAsync(cancellation);
        return Answer.Json(answers.ConvertAll(access => access with { IdProjectAccess = access.IdServiceAccess, ProjectAccessRole = access.ServiceRoleName }));
    }

    private static async Task<IResult> Delete(DeletedProjectAccess query, UserScope scope, CancellationToken cancellation)
    {
        var access = await scope.Db.ServiceAccesses.Include(access => access.ServiceRole).FirstOrDefaultAsync(access => access.IdServiceAccess == query.Id, cancellation);
        if (access is null)
            return Refusal.BadRequest("No project access to delete.");
        if (!await scope.AdminProjects().AnyAsync(project => project.IdProject == access.ServiceRole.IdProject, cancellation))
            return Refusal.Forbidden;
        await scope.Db.DeleteAsync(access, cancellation);
        return Answer.Deleted;
    }
}
