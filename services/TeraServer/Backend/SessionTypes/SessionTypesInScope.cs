namespace OpenTera.TeraServer.SessionTypes;

/// <summary>Which session types who may see.</summary>
public static class SessionTypesInScope
{
    extension(UserScope scope)
    {
        /// <summary>Those of the user's sites.</summary>
        public IQueryable<SessionType> SessionTypes() => scope.SeesAll
            ? scope.Db.SessionTypes
            : scope.Db.SessionTypes.Where(type => type.SessionTypeSites.Any(association => scope.SiteIds.Contains(association.IdSite)));

        /// <summary>Those of the sites the user administers.</summary>
        public IQueryable<SessionType> AdminSessionTypes() => scope.SeesAll
            ? scope.Db.SessionTypes
            : scope.Db.SessionTypes.Where(type => type.SessionTypeSites.Any(association => scope.AdminSiteIds.Contains(association.IdSite)));

        /// <summary>Those of the user's sites that need no service, or one that the user can see.</summary>
        public IQueryable<SessionType> SessionTypesOfServices()
        {
            var services = scope.Services();
            return scope.SessionTypes().Where(type => type.SessionTypeCategory != SessionCategory.Service || services.Any(service => service.IdService == type.IdService));
        }
    }

    extension(ParticipantScope scope)
    {
        /// <summary>Those of the participant's project.</summary>
        public IQueryable<SessionType> SessionTypes() =>
            scope.Db.SessionTypes.Where(type => type.SessionTypeProjects.Any(association => association.IdProject == scope.Participant.IdProject));
    }

    extension(DeviceScope scope)
    {
        /// <summary>Those of the device's projects.</summary>
        public IQueryable<SessionType> SessionTypes() => scope.Db.SessionTypes.Where(type => type.SessionTypeProjects.Any(association =>
            association.Project.DeviceProjects.Any(assignment => assignment.IdDevice == scope.Device.IdDevice)));
    }

    extension(ServiceScope scope)
    {
        /// <summary>The service's own, and those it is a secondary service of.</summary>
        public IQueryable<SessionType> SessionTypes() => scope.Db.SessionTypes.Where(type => type.IdService == scope.Service.IdService
            || type.SessionTypeServices.Any(association => association.IdService == scope.Service.IdService));
    }
}
