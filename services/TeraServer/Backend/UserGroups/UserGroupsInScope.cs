namespace OpenTera.TeraServer.UserGroups;

/// <summary>Which user groups who may see.</summary>
public static class UserGroupsInScope
{
    extension(UserScope scope)
    {
        /// <summary>Groups with a role in one of the user's projects, or in the site of one as its administrators.</summary>
        public IQueryable<UserGroup> UserGroups() => scope.SeesAll ? scope.Db.UserGroups : scope.GroupsOf(scope.Projects());

        /// <summary>Groups with a role in one of the projects the user administers.</summary>
        public IQueryable<UserGroup> AdminUserGroups() => scope.SeesAll ? scope.Db.UserGroups : scope.GroupsOf(scope.AdminProjects());

        /// <summary>Groups whose roles are all in sites and projects the user administers: it may give them to others, and to itself.</summary>
        public IQueryable<UserGroup> GivableUserGroups()
        {
            if (scope.SeesAll)
                return scope.Db.UserGroups;
            var projects = scope.AdminProjects();
            return scope.AdminUserGroups().Where(group => group.ServiceAccesses.All(access =>
                (access.ServiceRole.IdSite == null || scope.AdminSiteIds.Contains(access.ServiceRole.IdSite.Value))
                && (access.ServiceRole.IdProject == null || projects.Any(project => project.IdProject == access.ServiceRole.IdProject))));
        }

        /// <summary>Groups with a role in one of the user's sites, or in a project of one.</summary>
        public IQueryable<UserGroup> UserGroupsOfSites() => scope.SeesAll
            ? scope.Db.UserGroups
            : scope.Db.UserGroups.Where(group => group.ServiceAccesses.Any(access =>
                scope.SiteIds.Contains(access.ServiceRole.IdSite ?? access.ServiceRole.Project!.IdSite)));

        /// <summary>Groups with a role in one of the sites the user administers, or in a project of one.</summary>
        public IQueryable<UserGroup> UserGroupsOfAdminSites() => scope.SeesAll
            ? scope.Db.UserGroups
            : scope.Db.UserGroups.Where(group => group.ServiceAccesses.Any(access =>
                scope.AdminSiteIds.Contains(access.ServiceRole.IdSite ?? access.ServiceRole.Project!.IdSite)));

        private IQueryable<UserGroup> GroupsOf(IQueryable<Project> projects) =>
            scope.Db.UserGroups.Where(group => group.ServiceAccesses.Any(access => projects.Any(project =>
                project.IdProject == access.ServiceRole.IdProject
                || project.IdSite == access.ServiceRole.IdSite && access.ServiceRole.ServiceRoleName == "admin")));
    }

    extension(ServiceScope scope)
    {
        /// <summary>Groups with a role of the service.</summary>
        public IQueryable<UserGroup> UserGroups() =>
            scope.Db.UserGroups.Where(group => group.ServiceAccesses.Any(access => access.ServiceRole.IdService == scope.Service.IdService));
    }
}
