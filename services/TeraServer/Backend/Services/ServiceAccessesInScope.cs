namespace OpenTera.TeraServer.Services;

/// <summary>Which roles of services who may give and take.</summary>
public static class ServiceAccessesInScope
{
    extension(UserScope scope)
    {
        /// <summary>Roles of services with administrators: general ones, and those in sites and projects that the user administers.</summary>
        public IQueryable<ServiceRole> AdminServiceRoles()
        {
            var (services, sites, projects) = (scope.AdminServices(), scope.AdminSites(), scope.AdminProjects());
            return scope.Db.ServiceRoles.Where(role => services.Any(service => service.IdService == role.IdService)
                && (role.IdSite == null || sites.Any(site => site.IdSite == role.IdSite))
                && (role.IdProject == null || projects.Any(project => project.IdProject == role.IdProject)));
        }

        /// <summary>Those of services the user sees that a user group, participant group or device has which it administers.</summary>
        public IQueryable<ServiceAccess> AdminServiceAccesses()
        {
            var (services, userGroups, participantGroups, devices) = (scope.Services(), scope.AdminUserGroups(), scope.AdminParticipantGroups(), scope.AdminDevices());
            return scope.Db.ServiceAccesses.Where(access => services.Any(service => service.IdService == access.ServiceRole.IdService)
                && (access.IdUserGroup == null || userGroups.Any(group => group.IdUserGroup == access.IdUserGroup))
                && (access.IdParticipantGroup == null || participantGroups.Any(group => group.IdParticipantGroup == access.IdParticipantGroup))
                && (access.IdDevice == null || devices.Any(device => device.IdDevice == access.IdDevice)));
        }
    }

    extension(ServiceScope scope)
    {
        public IQueryable<ServiceRole> ServiceRoles() => scope.Db.ServiceRoles.Where(role => role.IdService == scope.Service.IdService);

        public IQueryable<ServiceAccess> ServiceAccesses() => scope.Db.ServiceAccesses.Where(access => access.ServiceRole.IdService == scope.Service.IdService);
    }
}
