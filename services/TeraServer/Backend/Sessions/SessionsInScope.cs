namespace OpenTera.TeraServer.Sessions;

/// <summary>Which sessions who may see.</summary>
public static class SessionsInScope
{
    extension(UserScope scope)
    {
        /// <summary>Those that somebody or something the user may see has created or takes part in.</summary>
        public IQueryable<Session> Sessions()
        {
            if (scope.SeesAll)
                return scope.Db.Sessions;
            var idUser = scope.User.IdUser;
            var users = scope.Users().Select(user => (int?)user.IdUser);
            var participants = scope.Participants().Select(participant => (int?)participant.IdParticipant);
            var devices = scope.Devices().Select(device => (int?)device.IdDevice);
            var services = scope.Services().Select(service => (int?)service.IdService);
            return scope.Db.Sessions.Where(session => users.Contains(session.IdCreatorUser) || participants.Contains(session.IdCreatorParticipant)
                || devices.Contains(session.IdCreatorDevice) || services.Contains(session.IdCreatorService)
                || session.SessionUsers.Any(link => link.IdUser == idUser)
                || session.SessionParticipants.Any(link => participants.Contains(link.IdParticipant))
                || session.SessionDevices.Any(link => devices.Contains(link.IdDevice)));
        }

        /// <summary>Those that the user has created or takes part in, and those of participants of its projects. What is in a session goes by this.</summary>
        public IQueryable<Session> SessionsOfProjects()
        {
            var idUser = scope.User.IdUser;
            var participants = scope.Participants().Select(participant => (int?)participant.IdParticipant);
            return scope.Db.Sessions.Where(session => session.IdCreatorUser == idUser || participants.Contains(session.IdCreatorParticipant)
                || session.SessionUsers.Any(link => link.IdUser == idUser)
                || session.SessionParticipants.Any(link => participants.Contains(link.IdParticipant)));
        }
    }

    extension(ParticipantScope scope)
    {
        /// <summary>Those the participant has created.</summary>
        public IQueryable<Session> CreatedSessions() => scope.Db.Sessions.Where(session => session.IdCreatorParticipant == scope.Participant.IdParticipant);
    }

    extension(DeviceScope scope)
    {
        /// <summary>Those the device has created.</summary>
        public IQueryable<Session> CreatedSessions() => scope.Db.Sessions.Where(session => session.IdCreatorDevice == scope.Device.IdDevice);
    }

    extension(ServiceScope scope)
    {
        /// <summary>Those the service has created, and those of its session types.</summary>
        public IQueryable<Session> Sessions()
        {
            var (idService, types) = (scope.Service.IdService, scope.SessionTypes());
            return scope.Db.Sessions.Where(session => session.IdCreatorService == idService || types.Any(type => type.IdSessionType == session.IdSessionType));
        }

        /// <summary>Those the service has created, and those of participants of its projects.</summary>
        public IQueryable<Session> SessionsOfProjects()
        {
            var (idService, participants) = (scope.Service.IdService, scope.Participants().Select(participant => (int?)participant.IdParticipant));
            return scope.Db.Sessions.Where(session => session.IdCreatorService == idService || participants.Contains(session.IdCreatorParticipant)
                || session.SessionParticipants.Any(link => participants.Contains(link.IdParticipant)));
        }
    }
}
