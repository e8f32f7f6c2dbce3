namespace OpenTera.TeraServer.Assets;

/// <summary>Which assets who may see.</summary>
public static class AssetsInScope
{
    extension(UserScope scope)
    {
        /// <summary>Those of the sessions of the user's projects that are kept by a service the user may see.</summary>
        public IQueryable<Asset> Assets()
        {
            var (sessions, services) = (scope.SessionsOfProjects(), scope.Services());
            return scope.Db.Assets.Where(asset =>
                sessions.Any(session => session.IdSession == asset.IdSession) && services.Any(service => service.ServiceUuid == asset.AssetServiceUuid));
        }

        /// <summary>Those of the user's sessions that a service keeps, without those that a service made which the user may not see.</summary>
        public IQueryable<Asset> AssetsKeptBy(string serviceUuid)
        {
            var (sessions, services) = (scope.Sessions(), scope.Services());
            return scope.Db.Assets.Where(asset => asset.AssetServiceUuid == serviceUuid
                && sessions.Any(session => session.IdSession == asset.IdSession)
                && (asset.IdService == null || services.Any(service => service.IdService == asset.IdService)));
        }
    }

    extension(ParticipantScope scope)
    {
        /// <summary>Those the participant has made.</summary>
        public IQueryable<Asset> Assets() => scope.Db.Assets.Where(asset => asset.IdParticipant == scope.Participant.IdParticipant);
    }

    extension(DeviceScope scope)
    {
        /// <summary>Those the device has made.</summary>
        public IQueryable<Asset> Assets() => scope.Db.Assets.Where(asset => asset.IdDevice == scope.Device.IdDevice);
    }

    extension(ServiceScope scope)
    {
        /// <summary>Those of the service's sessions.</summary>
        public IQueryable<Asset> Assets()
        {
            var sessions = scope.Sessions();
            return scope.Db.Assets.Where(asset => sessions.Any(session => session.IdSession == asset.IdSession));
        }

        /// <summary>Those, and those of sessions that somebody or something of the service's projects has made or takes part in.</summary>
        public IQueryable<Asset> AssetsOfProjects()
        {
            var (sessions, sessionsOfProjects) = (scope.Sessions(), scope.SessionsOfProjects());
            var devices = scope.Devices().Select(device => (int?)device.IdDevice);
            return scope.Db.Assets.Where(asset => sessions.Any(session => session.IdSession == asset.IdSession)
                || sessionsOfProjects.Any(session => session.IdSession == asset.IdSession)
                || devices.Contains(asset.IdDevice) || asset.Session.SessionDevices.Any(link => devices.Contains(link.IdDevice)));
        }
    }

    // Made by somebody or something, or made in a session it took part in.
    extension(IQueryable<Asset> assets)
    {
        public IQueryable<Asset> OfDevice(int idDevice) =>
            assets.Where(asset => asset.IdDevice == idDevice || asset.Session.SessionDevices.Any(link => link.IdDevice == idDevice));

        public IQueryable<Asset> OfParticipant(int idParticipant) =>
            assets.Where(asset => asset.IdParticipant == idParticipant || asset.Session.SessionParticipants.Any(link => link.IdParticipant == idParticipant));

        public IQueryable<Asset> OfUser(int idUser) =>
            assets.Where(asset => asset.IdUser == idUser || asset.Session.SessionUsers.Any(link => link.IdUser == idUser));
    }
}
