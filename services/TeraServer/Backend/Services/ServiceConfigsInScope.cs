namespace OpenTera.TeraServer.Services;

/// <summary>Which configurations of services who may see and change.</summary>
public static class ServiceConfigsInScope
{
    extension(UserScope scope)
    {
        /// <summary>Those of services, users, participants and devices that the user sees.</summary>
        public IQueryable<ServiceConfig> ServiceConfigs() => scope.ConfigsOf(scope.Users(), scope.Participants(), scope.Devices());

        /// <summary>Those of services that the user sees, for itself and the users, participants and devices that it administers.</summary>
        public IQueryable<ServiceConfig> AdminServiceConfigs() => scope.ConfigsOf(scope.AdminUsers(), scope.AdminParticipants(), scope.AdminDevices());

        private IQueryable<ServiceConfig> ConfigsOf(IQueryable<User> users, IQueryable<Participant> participants, IQueryable<Device> devices)
        {
            var services = scope.Services();
            return scope.Db.ServiceConfigs.Where(config => services.Any(service => service.IdService == config.IdService)
                && (config.IdUser == null || users.Any(user => user.IdUser == config.IdUser))
                && (config.IdParticipant == null || participants.Any(participant => participant.IdParticipant == config.IdParticipant))
                && (config.IdDevice == null || devices.Any(device => device.IdDevice == config.IdDevice)));
        }
    }
}
