namespace OpenTera.TeraServer.Users;

/// <summary>Which users who may see.</summary>
public static class UsersInScope
{
    extension(UserScope scope)
    {
        /// <summary>The user itself, and those who have a role in one of its projects.</summary>
        public IQueryable<User> Users()
        {
            if (scope.SeesAll)
                return scope.Db.Users;
            var members = scope.Db.MembersOf(scope.Projects());
            return scope.Db.Users.Where(user => user.IdUser == scope.User.IdUser || members.Contains(user.IdUser));
        }

        /// <summary>The visible members of the groups, sorted by the name of the first of these that they are in, then by first name.</summary>
        public IOrderedQueryable<User> UsersOf(IQueryable<UserGroup> groups)
        {
            var memberships = scope.Db.UserUserGroups.Where(membership => groups.Any(group => group.IdUserGroup == membership.IdUserGroup));
            return scope.Users().Where(user => memberships.Any(membership => membership.IdUser == user.IdUser))
                .OrderBy(user => memberships.Where(membership => membership.IdUser == user.IdUser).Min(membership => membership.UserGroup.UserGroupName))
                .ThenBy(user => user.UserFirstname).ThenBy(user => user.IdUser);
        }

        /// <summary>The user itself, and those who have a role in one of the projects it administers.</summary>
        public IQueryable<User> AdminUsers()
        {
            if (scope.SeesAll)
                return scope.Db.Users;
            var members = scope.Db.MembersOf(scope.AdminProjects());
            return scope.Db.Users.Where(user => user.IdUser == scope.User.IdUser || members.Contains(user.IdUser));
        }

        /// <summary>The user itself, those who have a role in one of its projects, and the administrators of their sites.</summary>
        public IQueryable<User> UsersAndSiteAdmins()
        {
            if (scope.SeesAll)
                return scope.Db.Users;
            var (members, siteAdmins) = (scope.Db.MembersOf(scope.Projects()), scope.Db.SiteAdminsOf(scope.Projects()));
            return scope.Db.Users.Where(user => user.IdUser == scope.User.IdUser || members.Contains(user.IdUser) || siteAdmins.Contains(user.IdUser));
        }
    }

    extension(ServiceScope scope)
    {
        /// <summary>Those who have a role in one of the service's projects or administer its site, and the super administrators.</summary>
        public IQueryable<User> Users()
        {
            var projects = scope.Projects();
            var (members, siteAdmins) = (scope.Db.MembersOf(projects), scope.Db.SiteAdminsOf(projects));
            return scope.Db.Users.Where(user => user.UserSuperadmin && projects.Any() || members.Contains(user.IdUser) || siteAdmins.Contains(user.IdUser));
        }
    }

    extension(TeraContext db)
    {
        /// <summary>Ids of the users who have a role of OpenTera's own in one of the projects.</summary>
        internal IQueryable<int> MembersOf(IQueryable<Project> projects) =>
            from role in db.ServiceRoles
            where role.Service.ServiceKey == Service.TeraServerKey && projects.Any(project => project.IdProject == role.IdProject)
            from access in role.ServiceAccesses
            from membership in access.UserGroup!.UserUserGroups
            select membership.IdUser;

        /// <summary>Ids of the users who administer the site of one of the projects.</summary>
        internal IQueryable<int> SiteAdminsOf(IQueryable<Project> projects) =>
            from role in db.ServiceRoles
            where role.Service.ServiceKey == Service.TeraServerKey && role.ServiceRoleName == "admin" && projects.Any(project => project.IdSite == role.IdSite)
            from access in role.ServiceAccesses
            from membership in access.UserGroup!.UserUserGroups
            select membership.IdUser;
    }
}
