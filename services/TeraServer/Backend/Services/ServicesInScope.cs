namespace OpenTera.TeraServer.Services;

/// <summary>Which services who may see.</summary>
public static class ServicesInScope
{
    extension(UserScope scope)
    {
        /// <summary>Services associated with one of the user's projects, or with a site it administers.</summary>
        public IQueryable<Service> Services() => scope.SeesAll
            ? scope.Db.Services
            : scope.Db.Services.Where(service =>
                service.ServiceProjects.Any(association => scope.ProjectIds.Contains(association.IdProject) || scope.AdminSiteIds.Contains(association.Project.IdSite))
                || service.ServiceSites.Any(association => scope.AdminSiteIds.Contains(association.IdSite)));

        /// <summary>Those of them that have administrators.</summary>
        public IQueryable<Service> AdminServices() => scope.SeesAll
            ? scope.Db.Services
            : scope.Services().Where(service => service.ServiceRoles.Any(role => role.ServiceRoleName == "admin"));
    }

    extension(ParticipantScope scope)
    {
        /// <summary>Those associated with the participant's project.</summary>
        public IQueryable<Service> Services() =>
            scope.Db.Services.Where(service => service.ServiceProjects.Any(association => association.IdProject == scope.Participant.IdProject));
    }

    extension(DeviceScope scope)
    {
        /// <summary>Those associated with one of the device's projects.</summary>
        public IQueryable<Service> Services() => scope.Db.Services.Where(service => service.ServiceProjects.Any(association =>
            association.Project.DeviceProjects.Any(assignment => assignment.IdDevice == scope.Device.IdDevice)));
    }
}
