namespace OpenTera.TeraServer.Tests;

/// <summary>Which tests and invitations who may see.</summary>
public static class TestsInScope
{
    extension(UserScope scope)
    {
        /// <summary>Those of the sessions of the user's projects, of types of services the user may see.</summary>
        public IQueryable<Test> Tests()
        {
            var (sessions, services) = (scope.SessionsOfProjects(), scope.Services());
            return scope.Db.Tests.Where(test =>
                sessions.Any(session => session.IdSession == test.IdSession) && services.Any(service => service.IdService == test.TestType.IdService));
        }

        /// <summary>Those of the user's test types and projects, where the user may see who is invited or the session.</summary>
        public IQueryable<TestInvitation> TestInvitations()
        {
            if (scope.SeesAll)
                return scope.Db.TestInvitations;
            var (types, projects) = (scope.TestTypes(), scope.Projects());
            var (users, participants, devices, sessions) = (scope.Users(), scope.Participants(), scope.Devices(), scope.Sessions());
            return scope.Db.TestInvitations.Where(invitation => types.Any(type => type.IdTestType == invitation.IdTestType)
                && projects.Any(project => project.IdProject == invitation.IdProject)
                && (users.Any(user => user.IdUser == invitation.IdUser)
                    || participants.Any(participant => participant.IdParticipant == invitation.IdParticipant)
                    || devices.Any(device => device.IdDevice == invitation.IdDevice)
                    || sessions.Any(session => session.IdSession == invitation.IdSession)));
        }
    }

    extension(ServiceScope scope)
    {
        /// <summary>Those of the sessions of the service's projects.</summary>
        public IQueryable<Test> Tests()
        {
            var sessions = scope.SessionsOfProjects();
            return scope.Db.Tests.Where(test => sessions.Any(session => session.IdSession == test.IdSession));
        }

        /// <summary>Those of the service's test types.</summary>
        public IQueryable<TestInvitation> TestInvitations() => scope.Db.TestInvitations.Where(invitation => invitation.TestType.IdService == scope.Service.IdService);
    }
}
