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
    }
}
