namespace OpenTera.TeraServer.Services;

/// <summary>Which roles that somebody has who may take.</summary>
public static class ServiceAccessesInScope
{
    extension(UserScope scope)
    {
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
        /// <summary>Those of the service itself.</summary>
        public IQueryable<ServiceAccess> ServiceAccesses() => scope.Db.ServiceAccesses.Where(access => access.ServiceRole.IdService == scope.Service.IdService);
    }
}
