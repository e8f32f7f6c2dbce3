namespace OpenTera.TeraServer.Data.Tests;

public sealed class LinkTests(Servers servers)
{
    public static TheoryData<Provider> Providers => [Provider.Postgres, Provider.Sqlite];

    [Theory, MemberData(nameof(Providers))]
    public async Task Linking_again_what_was_unlinked_brings_the_same_row_back(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        var link = await server.Db.LinkAsync(new DeviceSite { IdDevice = 3, IdSite = 1 });
        await server.Db.DeleteAsync(link);

        var again = await server.Db.LinkAsync(new DeviceSite { IdDevice = 3, IdSite = 1 });

        Assert.Equal(link.IdDeviceSite, again.IdDeviceSite);
        Assert.Equal(1, await server.SeeAsync(db => db.DeviceSites.IgnoreQueryFilters().CountAsync(row => row.IdDevice == 3 && row.IdSite == 1)));
        Assert.True(await server.SeeAsync(db => db.DeviceSites.AnyAsync(row => row.IdDevice == 3 && row.IdSite == 1)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Linking_what_is_linked_changes_nothing(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);

        var links = await server.Db.LinkAsync([new DeviceSite { IdDevice = 1, IdSite = 1 }, new DeviceSite { IdDevice = 1, IdSite = 1 }, new DeviceSite { IdDevice = 2, IdSite = 2 }]);

        Assert.Equal([1, 1, 4], links.Select(link => link.IdDeviceSite));
        Assert.Equal(4, await server.SeeAsync(db => db.DeviceSites.CountAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Access_given_twice_to_a_group_is_one_row(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);

        var access = await server.Db.LinkAsync(new ServiceAccess { IdUserGroup = 1, IdServiceRole = 18 });
        var other = await server.Db.LinkAsync(new ServiceAccess { IdDevice = 2, IdServiceRole = 18 });

        Assert.Equal((1, 10), (access.IdServiceAccess, other.IdServiceAccess));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Things_are_linked_to_a_project_only_when_they_are_to_its_site(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);

        await RefusesAsync(new DeviceProject { IdDevice = 2, IdProject = 3 }, "t_devices_sites");
        await RefusesAsync(new DeviceProject { IdDevice = 2, IdProject = 99 }, "t_projects");
        await RefusesAsync(new ServiceProject { IdService = 6, IdProject = 3 }, "t_services_sites");
        await RefusesAsync(new SessionTypeProject { IdSessionType = 1, IdProject = 3 }, "t_sessions_types_sites");
        await RefusesAsync(new TestTypeProject { IdTestType = 2, IdProject = 3 }, "t_tests_types_sites");
        await RefusesAsync(new DeviceParticipant { IdDevice = 2, IdParticipant = 4 }, "t_devices_projects");
        await RefusesAsync(new DeviceParticipant { IdDevice = 2, IdParticipant = 99 }, "t_participants");

        async Task RefusesAsync<T>(T link, string table) where T : SoftDeletableEntity, ILink<T> =>
            Assert.Equal(table, (await Assert.ThrowsAsync<IntegrityException>(() => server.Db.LinkAsync(link))).Table);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_session_type_takes_its_service_with_it_to_sites_and_projects(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        Assert.False(await server.Db.ServiceSites.AnyAsync(row => row.IdService == 6 && row.IdSite == 2));

        await server.Db.LinkAsync(new SessionTypeSite { IdSessionType = 1, IdSite = 2 });
        await server.Db.LinkAsync(new SessionTypeProject { IdSessionType = 1, IdProject = 3 });

        Assert.True(await server.SeeAsync(db => db.ServiceSites.AnyAsync(row => row.IdService == 6 && row.IdSite == 2)));
        Assert.True(await server.SeeAsync(db => db.ServiceProjects.AnyAsync(row => row.IdService == 6 && row.IdProject == 3)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_second_service_of_a_session_type_is_linked_to_where_the_type_is(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);

        await server.Db.LinkAsync(new SessionTypeService { IdSessionType = 5, IdService = 5 });

        Assert.Equal([1], await server.SeeAsync(db => db.ServiceSites.Where(row => row.IdService == 5).Select(row => row.IdSite).ToListAsync()));
        Assert.Equal([2], await server.SeeAsync(db => db.ServiceProjects.Where(row => row.IdService == 5).Select(row => row.IdProject).ToListAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_test_type_takes_its_service_with_it(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);

        await server.Db.LinkAsync(new TestTypeSite { IdTestType = 2, IdSite = 2 });
        await server.Db.LinkAsync(new TestTypeProject { IdTestType = 2, IdProject = 3 });

        Assert.True(await server.SeeAsync(db => db.ServiceProjects.AnyAsync(row => row.IdService == 6 && row.IdProject == 3)));
    }
}
