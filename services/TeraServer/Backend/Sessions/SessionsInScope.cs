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
            var (users, participants, devices, services) = (scope.Users(), scope.Participants(), scope.Devices(), scope.Services());
            return scope.Db.Sessions.Where(session => users.Any(user => user.IdUser == session.IdCreatorUser)
                || participants.Any(participant => participant.IdParticipant == session.IdCreatorParticipant)
                || devices.Any(device => device.IdDevice == session.IdCreatorDevice)
                || services.Any(service => service.IdService == session.IdCreatorService)
                || session.SessionUsers.Any(link => link.IdUser == scope.User.IdUser)
                || session.SessionParticipants.Any(link => participants.Any(participant => participant.IdParticipant == link.IdParticipant))
                || session.SessionDevices.Any(link => devices.Any(device => device.IdDevice == link.IdDevice)));
        }

        /// <summary>Those that the user has created or takes part in, and those of participants of its projects. What is in a session goes by this.</summary>
        public IQueryable<Session> SessionsOfProjects()
        {
            var participants = scope.Participants();
            return scope.Db.Sessions.Where(session => session.IdCreatorUser == scope.User.IdUser || session.SessionUsers.Any(link => link.IdUser == scope.User.IdUser)
                || participants.Any(participant => participant.IdParticipant == session.IdCreatorParticipant)
                || session.SessionParticipants.Any(link => participants.Any(participant => participant.IdParticipant == link.IdParticipant)));
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
            var types = scope.SessionTypes();
            return scope.Db.Sessions.Where(session => session.IdCreatorService == scope.Service.IdService || types.Any(type => type.IdSessionType == session.IdSessionType));
        }

        /// <summary>Those the service has created, and those of participants of its projects.</summary>
        public IQueryable<Session> SessionsOfProjects()
        {
            var participants = scope.Participants();
            return scope.Db.Sessions.Where(session => session.IdCreatorService == scope.Service.IdService
                || participants.Any(participant => participant.IdParticipant == session.IdCreatorParticipant)
                || session.SessionParticipants.Any(link => participants.Any(participant => participant.IdParticipant == link.IdParticipant)));
        }
    }
}
