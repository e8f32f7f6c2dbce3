using System.Linq.Expressions;

namespace OpenTera.TeraServer.Projects;

/// <summary>Which projects who may see.</summary>
public static class ProjectsInScope
{
    extension(UserScope scope)
    {
        /// <summary>Projects the user has a role in, and those of the sites it administers.</summary>
        public IQueryable<Project> Projects() => scope.SeesAll
            ? scope.Db.Projects
            : scope.Db.Projects.Where(project => scope.ProjectIds.Contains(project.IdProject) || scope.AdminSiteIds.Contains(project.IdSite));

        public IQueryable<Project> AdminProjects() => scope.SeesAll
            ? scope.Db.Projects
            : scope.Db.Projects.Where(project => scope.AdminProjectIds.Contains(project.IdProject) || scope.AdminSiteIds.Contains(project.IdSite));

        /// <summary>Projects a project to itself and what the user is in it.</summary>
        public Expression<Func<Project, ProjectWithRole>> WithProjectRole()
        {
            if (scope.SeesAll)
                return project => new ProjectWithRole(project, project.Site.SiteName, "admin");

            return project => new ProjectWithRole(
                project,
                project.Site.SiteName,
                scope.AdminSiteIds.Contains(project.IdSite) || scope.AdminProjectIds.Contains(project.IdProject)
                    ? "admin"
                    : scope.Roles.Where(role => role.IdProject == project.IdProject).Max(role => role.ServiceRoleName));
        }
    }

    extension(ServiceScope scope)
    {
        /// <summary>Projects the service is associated with.</summary>
        public IQueryable<Project> Projects() =>
            scope.Db.Projects.Where(project => project.ServiceProjects.Any(association => association.IdService == scope.Service.IdService));
    }
}
