namespace OpenTera.TeraServer.Participants;

/// <summary>Which participants who may see.</summary>
public static class ParticipantsInScope
{
    extension(UserScope scope)
    {
        /// <summary>Those of the user's projects.</summary>
        public IQueryable<Participant> Participants() => scope.SeesAll
            ? scope.Db.Participants
            : scope.Db.Participants.Where(participant =>
                scope.ProjectIds.Contains(participant.IdProject) || scope.AdminSiteIds.Contains(participant.Project.IdSite));

        public IQueryable<Participant> AdminParticipants() => scope.SeesAll
            ? scope.Db.Participants
            : scope.Db.Participants.Where(participant =>
                scope.AdminProjectIds.Contains(participant.IdProject) || scope.AdminSiteIds.Contains(participant.Project.IdSite));
    }

    extension(ServiceScope scope)
    {
        /// <summary>Those of the projects the service is associated with.</summary>
        public IQueryable<Participant> Participants() => scope.Db.Participants.Where(participant =>
            participant.Project.ServiceProjects.Any(association => association.IdService == scope.Service.IdService));
    }

    extension(DeviceScope scope)
    {
        /// <summary>Those the device is assigned to.</summary>
        public IQueryable<Participant> Participants() => scope.Db.Participants.Where(participant =>
            participant.DeviceParticipants.Any(assignment => assignment.IdDevice == scope.Device.IdDevice));
    }
}
