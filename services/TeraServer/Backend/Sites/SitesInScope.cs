using System.Linq.Expressions;

namespace OpenTera.TeraServer.Sites;

/// <summary>Which sites who may see.</summary>
public static class SitesInScope
{
    extension(UserScope scope)
    {
        /// <summary>Sites the user has a role in, or in a project of.</summary>
        public IQueryable<Site> Sites() => scope.SeesAll
            ? scope.Db.Sites
            : scope.Db.Sites.Where(site => scope.SiteIds.Contains(site.IdSite));

        public IQueryable<Site> AdminSites() => scope.SeesAll
            ? scope.Db.Sites
            : scope.Db.Sites.Where(site => scope.AdminSiteIds.Contains(site.IdSite));

        /// <summary>Projects a site to itself and what the user is in it.</summary>
        public Expression<Func<Site, SiteAnswer>> WithSiteRole()
        {
            if (scope.SeesAll)
                return site => new SiteAnswer(site, "admin");

            return site => new SiteAnswer(site, scope.AdminSiteIds.Contains(site.IdSite)
                ? "admin"
                : scope.Roles.Where(role => role.IdSite == site.IdSite).Max(role => role.ServiceRoleName) ?? "user");
        }
    }

    extension(ServiceScope scope)
    {
        /// <summary>Sites the service is associated with.</summary>
        public IQueryable<Site> Sites() =>
            scope.Db.Sites.Where(site => site.ServiceSites.Any(association => association.IdService == scope.Service.IdService));
    }
}
