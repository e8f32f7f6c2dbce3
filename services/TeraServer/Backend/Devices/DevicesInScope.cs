namespace OpenTera.TeraServer.Devices;

/// <summary>Which devices who may see.</summary>
public static class DevicesInScope
{
    extension(UserScope scope)
    {
        /// <summary>Those of the user's sites.</summary>
        public IQueryable<Device> Devices() => scope.SeesAll
            ? scope.Db.Devices
            : scope.Db.Devices.Where(device => device.DeviceSites.Any(association => scope.SiteIds.Contains(association.IdSite)));

        /// <summary>Those of the sites the user administers.</summary>
        public IQueryable<Device> AdminDevices() => scope.SeesAll
            ? scope.Db.Devices
            : scope.Db.Devices.Where(device => device.DeviceSites.Any(association => scope.AdminSiteIds.Contains(association.IdSite)));
    }

    extension(ParticipantScope scope)
    {
        /// <summary>Those assigned to the participant.</summary>
        public IQueryable<Device> Devices() =>
            scope.Db.Devices.Where(device => device.DeviceParticipants.Any(assignment => assignment.IdParticipant == scope.Participant.IdParticipant));
    }

    extension(ServiceScope scope)
    {
        /// <summary>Those of the projects the service is associated with.</summary>
        public IQueryable<Device> Devices() => scope.Db.Devices.Where(device => device.DeviceProjects.Any(assignment =>
            assignment.Project.ServiceProjects.Any(association => association.IdService == scope.Service.IdService)));
    }
}
