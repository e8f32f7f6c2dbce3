namespace OpenTera.TeraServer.TestTypes;

/// <summary>Which test types who may see.</summary>
public static class TestTypesInScope
{
    extension(UserScope scope)
    {
        /// <summary>Those of the user's services that are in one of its sites.</summary>
        public IQueryable<TestType> TestTypes() => scope.SeesAll
            ? scope.Db.TestTypes
            : scope.TestTypesOfServices().Where(type => type.TestTypeSites.Any(association => scope.SiteIds.Contains(association.IdSite)));

        /// <summary>Those of the user's services that are in one of the sites it administers.</summary>
        public IQueryable<TestType> AdminTestTypes() => scope.SeesAll
            ? scope.Db.TestTypes
            : scope.TestTypesOfServices().Where(type => type.TestTypeSites.Any(association => scope.AdminSiteIds.Contains(association.IdSite)));

        /// <summary>Those of the user's services, wherever they are.</summary>
        public IQueryable<TestType> TestTypesOfServices()
        {
            if (scope.SeesAll)
                return scope.Db.TestTypes;
            var services = scope.Services();
            return scope.Db.TestTypes.Where(type => services.Any(service => service.IdService == type.IdService));
        }
    }

    extension(ServiceScope scope)
    {
        /// <summary>The service's own.</summary>
        public IQueryable<TestType> TestTypes() => scope.Db.TestTypes.Where(type => type.IdService == scope.Service.IdService);
    }
}
