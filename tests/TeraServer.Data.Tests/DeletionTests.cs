namespace OpenTera.TeraServer.Data.Tests;

public sealed class DeletionTests(Servers servers)
{
    public static TheoryData<Provider> Providers => [Provider.Postgres, Provider.Sqlite];

    [Theory, MemberData(nameof(Providers))]
    public async Task A_deleted_row_is_hidden_and_still_there(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        var asset = await server.Db.Assets.FirstAsync();
        var before = asset.VersionId;

        await server.Db.DeleteAsync(asset);

        Assert.False(await server.SeeAsync(db => db.Assets.AnyAsync(row => row.IdAsset == asset.IdAsset)));
        var hidden = await server.SeeAsync(db => db.Assets.IgnoreQueryFilters([TeraContext.NotDeleted]).SingleAsync(row => row.IdAsset == asset.IdAsset));
        Assert.InRange(hidden.DeletedAt!.Value, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
        Assert.True(hidden.VersionId > before);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Deleting_a_session_hides_what_belongs_to_it_and_undeleting_brings_it_back(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        var session = await server.Db.Sessions.SingleAsync(row => row.IdSession == 2);
        var before = await CountsAsync(server, session.IdSession);
        Assert.True(before.Assets > 0 && before.Tests > 0 && before.Events > 0 && before.Participants > 0 && before.Users > 0);

        await server.Db.DeleteAsync(session);
        Assert.Equal(default, await CountsAsync(server, session.IdSession));

        await server.Db.UndeleteAsync(session);
        Assert.Equal(before, await CountsAsync(server, session.IdSession));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Deleting_a_site_hides_its_projects_participants_roles_and_links(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        var site = await server.Db.Sites.SingleAsync(row => row.IdSite == 2);

        await server.Db.DeleteAsync(site);

        Assert.False(await server.SeeAsync(db => db.Projects.AnyAsync(row => row.IdSite == 2)));
        Assert.False(await server.SeeAsync(db => db.Participants.AnyAsync(row => row.IdProject == 3)));
        Assert.False(await server.SeeAsync(db => db.ServiceRoles.AnyAsync(row => row.IdSite == 2 || row.IdProject == 3)));
        Assert.False(await server.SeeAsync(db => db.DeviceSites.AnyAsync(row => row.IdSite == 2)));
        Assert.False(await server.SeeAsync(db => db.DeviceProjects.AnyAsync(row => row.IdProject == 3)));
        Assert.True(await server.SeeAsync(db => db.Devices.AnyAsync(row => row.IdDevice == 1)));
        Assert.True(await server.SeeAsync(db => db.DeviceProjects.AnyAsync(row => row.IdProject == 1)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Undeleting_a_site_brings_back_its_roles_and_links_but_not_its_projects(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        var site = await server.Db.Sites.SingleAsync(row => row.IdSite == 2);
        await server.Db.DeleteAsync(site);

        await server.Db.UndeleteAsync(site);

        Assert.Equal(2, await server.SeeAsync(db => db.ServiceRoles.CountAsync(row => row.IdSite == 2)));
        Assert.True(await server.SeeAsync(db => db.DeviceSites.AnyAsync(row => row.IdSite == 2)));
        Assert.False(await server.SeeAsync(db => db.Projects.AnyAsync(row => row.IdSite == 2)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_row_does_not_come_back_before_what_it_refers_to(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        var project = await server.Db.Projects.SingleAsync(row => row.IdProject == 3);
        var participant = await server.Db.Participants.SingleAsync(row => row.IdProject == 3);
        await server.Db.DeleteAsync(project);

        var refusal = await Assert.ThrowsAsync<IntegrityException>(() => server.Db.UndeleteAsync(participant));
        Assert.Equal(("Cannot undelete: unsatisfied foreign key - id_project", "t_projects"), (refusal.Message, refusal.Table));
        Assert.False(await server.SeeAsync(db => db.Participants.AnyAsync(row => row.IdProject == 3)));

        await server.Db.UndeleteAsync(project);
        await server.Db.UndeleteAsync(participant);
        Assert.True(await server.SeeAsync(db => db.Participants.AnyAsync(row => row.IdProject == 3)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_link_comes_back_only_when_both_its_ends_are_there(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        var device = await server.Db.InsertAsync(new Device { DeviceName = "Lent", IdDeviceType = 1 });
        var site = await server.Db.Sites.SingleAsync(row => row.IdSite == 2);
        await server.Db.LinkAsync(new DeviceSite { IdDevice = device.IdDevice, IdSite = 1 });
        await server.Db.LinkAsync(new DeviceSite { IdDevice = device.IdDevice, IdSite = 2 });
        await server.Db.DeleteAsync(device);
        await server.Db.DeleteAsync(site);

        await server.Db.UndeleteAsync(device);

        Assert.Equal([1], await server.SeeAsync(db => db.DeviceSites.Where(row => row.IdDevice == device.IdDevice).Select(row => row.IdSite).ToListAsync()));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_refused_deletion_names_the_table_in_its_way_and_changes_nothing(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        await RefusesAsync<Participant>(row => row.IdParticipant == 1, "t_sessions_participants");
        await RefusesAsync<User>(row => row.IdUser == 1, "t_sessions_users");
        await RefusesAsync<Device>(row => row.IdDevice == 1, "t_devices_participants");
        await RefusesAsync<ParticipantGroup>(row => row.IdParticipantGroup == 1, "t_participants");
        await RefusesAsync<Project>(row => row.IdProject == 1, "t_participants");
        await RefusesAsync<Site>(row => row.IdSite == 1, "t_projects");
        await RefusesAsync<UserGroup>(row => row.IdUserGroup == 1, "t_users");
        await RefusesAsync<DeviceType>(row => row.IdDeviceType == 2, "t_devices");
        await RefusesAsync<SessionType>(row => row.IdSessionType == 1, "t_sessions");
        await RefusesAsync<TestType>(row => row.IdTestType == 1, "t_tests");
        await RefusesAsync<Service>(row => row.IdService == 6, "t_sessions");
        await RefusesAsync<ServiceSite>(row => row.IdService == 6 && row.IdSite == 1, "t_sessions");
        await RefusesAsync<ServiceProject>(row => row.IdService == 6 && row.IdProject == 1, "t_sessions");
        await RefusesAsync<SessionTypeSite>(row => row.IdSessionType == 1 && row.IdSite == 1, "t_sessions");
        await RefusesAsync<SessionTypeProject>(row => row.IdSessionType == 1 && row.IdProject == 1, "t_sessions");
        await RefusesAsync<SessionTypeService>(row => row.IdSessionType == 3, "t_sessions");
        await RefusesAsync<TestTypeSite>(row => row.IdTestType == 1 && row.IdSite == 1, "t_tests");
        await RefusesAsync<TestTypeProject>(row => row.IdTestType == 1 && row.IdProject == 1, "t_tests");
        await RefusesAsync<DeviceProject>(row => row.IdDevice == 1 && row.IdProject == 1, "t_participants");
        await RefusesAsync<DeviceSite>(row => row.IdDevice == 1 && row.IdSite == 1, "t_participants");

        async Task RefusesAsync<T>(System.Linq.Expressions.Expression<Func<T, bool>> which, string table) where T : Entity
        {
            var row = await server.Db.Set<T>().SingleAsync(which);
            var refusal = await Assert.ThrowsAsync<IntegrityException>(() => server.Db.DeleteAsync(row));
            Assert.Equal((typeof(T).Name, table), (typeof(T).Name, refusal.Table));
            Assert.Equal(1, await server.SeeAsync(db => db.Set<T>().CountAsync(which)));
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Unlinking_a_service_from_a_site_unlinks_it_and_its_types_from_the_sites_projects(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        var service = await server.Db.InsertAsync(new Service { ServiceKey = "Own", ServiceName = "Own", ServiceHostname = "h", ServiceEndpoint = "/", ServiceClientendpoint = "/own" });
        var type = await server.Db.InsertAsync(new SessionType { SessionTypeName = "Own", SessionTypeColor = "#000000", SessionTypeCategory = SessionCategory.Service, IdService = service.IdService });
        await server.Db.LinkAsync(new SessionTypeSite { IdSessionType = type.IdSessionType, IdSite = 1 });
        await server.Db.LinkAsync(new SessionTypeProject { IdSessionType = type.IdSessionType, IdProject = 1 });
        var link = await server.Db.ServiceSites.SingleAsync(row => row.IdService == service.IdService);
        Assert.Equal(1, await server.Db.ServiceProjects.CountAsync(row => row.IdService == service.IdService));

        await server.Db.DeleteAsync(link);

        Assert.False(await server.SeeAsync(db => db.ServiceSites.AnyAsync(row => row.IdService == service.IdService)));
        Assert.False(await server.SeeAsync(db => db.ServiceProjects.AnyAsync(row => row.IdService == service.IdService)));
        Assert.False(await server.SeeAsync(db => db.SessionTypeSites.AnyAsync(row => row.IdSessionType == type.IdSessionType)));
        Assert.False(await server.SeeAsync(db => db.SessionTypeProjects.AnyAsync(row => row.IdSessionType == type.IdSessionType)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Rows_that_can_not_be_hidden_are_removed(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        var preference = await server.Db.UserPreferences.FirstAsync();

        await server.Db.DeleteAsync(preference);

        Assert.False(await server.SeeAsync(db => db.UserPreferences.IgnoreQueryFilters().AnyAsync(row => row.IdUserPreference == preference.IdUserPreference)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Hard_deletion_is_refused_as_deletion_is_while_the_row_is_alive(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);

        await Assert.ThrowsAsync<IntegrityException>(async () => await server.Db.HardDeleteAsync(await server.Db.Participants.SingleAsync(row => row.IdParticipant == 1)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Hard_deletion_removes_a_row_and_all_that_refers_to_it(Provider provider)
    {
        await using var server = await servers.OnTestDataAsync(provider);
        var participant = await server.Db.Participants.SingleAsync(row => row.IdParticipant == 1);
        participant.DeletedAt = DateTimeOffset.UtcNow;
        await server.Db.SaveChangesAsync();
        var sessions = await server.Db.SessionParticipants.Where(row => row.IdParticipant == 1).Select(row => row.IdSession).ToListAsync();

        await server.Db.HardDeleteAsync(participant);

        Assert.False(await server.SeeAsync(db => db.Participants.IgnoreQueryFilters().AnyAsync(row => row.IdParticipant == 1)));
        Assert.False(await server.SeeAsync(db => db.Sessions.IgnoreQueryFilters().AnyAsync(row => row.IdCreatorParticipant == 1 || sessions.Contains(row.IdSession))));
        Assert.False(await server.SeeAsync(db => db.Assets.IgnoreQueryFilters().AnyAsync(row => row.IdParticipant == 1)));
        Assert.True(await server.SeeAsync(db => db.Participants.AnyAsync(row => row.IdParticipant == 2)));
    }

    private static Task<(int Sessions, int Assets, int Tests, int Events, int Participants, int Users, int Devices)> CountsAsync(Server server, int session) => server.SeeAsync(async db => (
        await db.Sessions.CountAsync(row => row.IdSession == session),
        await db.Assets.CountAsync(row => row.IdSession == session),
        await db.Tests.CountAsync(row => row.IdSession == session),
        await db.SessionEvents.CountAsync(row => row.IdSession == session),
        await db.SessionParticipants.CountAsync(row => row.IdSession == session),
        await db.SessionUsers.CountAsync(row => row.IdSession == session),
        await db.SessionDevices.CountAsync(row => row.IdSession == session)));
}
