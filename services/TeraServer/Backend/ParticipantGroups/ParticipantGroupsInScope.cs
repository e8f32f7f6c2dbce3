namespace OpenTera.TeraServer.ParticipantGroups;

/// <summary>Which participant groups who may see.</summary>
public static class ParticipantGroupsInScope
{
    extension(UserScope scope)
    {
        /// <summary>Those of the user's projects.</summary>
        public IQueryable<ParticipantGroup> ParticipantGroups() => scope.SeesAll
            ? scope.Db.ParticipantGroups
            : scope.Db.ParticipantGroups.Where(group => scope.ProjectIds.Contains(group.IdProject) || scope.AdminSiteIds.Contains(group.Project.IdSite));

        public IQueryable<ParticipantGroup> AdminParticipantGroups() => scope.SeesAll
            ? scope.Db.ParticipantGroups
            : scope.Db.ParticipantGroups.Where(group => scope.AdminProjectIds.Contains(group.IdProject) || scope.AdminSiteIds.Contains(group.Project.IdSite));
    }

    extension(ServiceScope scope)
    {
        /// <summary>Those of the projects the service is associated with.</summary>
        public IQueryable<ParticipantGroup> ParticipantGroups() => scope.Db.ParticipantGroups.Where(group =>
            group.Project.ServiceProjects.Any(association => association.IdService == scope.Service.IdService));
    }
}
