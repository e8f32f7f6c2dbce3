using System.Text.Json.Nodes;
using System.Threading.Channels;
using OpenTera.ServiceDefaults.Communication.Messages;
using StackExchange.Redis;

namespace OpenTera.TeraServer.Data.Tests;

/// <summary>What other processes hear of changes, on a Redis of the class's own.</summary>
public sealed class EventTests(Servers servers, RedisServer redis) : IClassFixture<RedisServer>, IAsyncLifetime
{
    private readonly Channel<(string Topic, DatabaseEvent Change)> _heard = Channel.CreateUnbounded<(string, DatabaseEvent)>();
    private ConnectionMultiplexer? _connection;
    private Server? _server;

    private TeraContext Db => _server!.Db;

    public async ValueTask InitializeAsync()
    {
        var database = servers.NewDatabase(Provider.Sqlite);
        _server = await Server.StartAsync(database, redis.ConnectionString, ("OpenTera:Seed", "test"));
        _connection = await redis.ConnectAsync();
        // Events of the seed may still be on their way: everything before the mark is passed over.
        var events = await _connection.GetSubscriber().SubscribeAsync(RedisChannel.Pattern("module.TeraServer.DatabaseModule.events.*"));
        // One after the other; with a handler of the subscription they may overtake each other.
        events.OnMessage(heard =>
        {
            foreach (var content in TeraEvent.Parser.ParseFrom((byte[])heard.Message!).Events)
                _heard.Writer.TryWrite((heard.Channel!, content.Unpack<DatabaseEvent>()));
        });
        await Db.InsertAsync(new DeviceType { DeviceTypeName = "silent", DeviceTypeKey = "silent" });
        await Db.InsertAsync(new UserGroup { UserGroupName = "mark" });
        while (!(await HearAsync()).Text.Contains("mark"))
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        await _connection!.DisposeAsync();
    }

    [Fact]
    public async Task An_insert_tells_the_short_form_on_the_topic_of_its_kind()
    {
        await Db.InsertAsync(new ParticipantGroup { ParticipantGroupName = "flow", IdProject = 1 });

        Assert.Equal(("module.TeraServer.DatabaseModule.events.participant_group", DatabaseEvent.Types.EventType.DbCreate, "participant_group",
            """{"id_participant_group": 3, "id_project": 1, "participant_group_name": "flow"}"""), await HearAsync());
    }

    [Fact]
    public async Task A_soft_deletion_is_an_update_with_its_time()
    {
        var group = await Db.ParticipantGroups.SingleAsync(row => row.IdParticipantGroup == 2);

        await Db.DeleteAsync(group);

        var (_, type, _, text) = await HearAsync();
        Assert.Equal(DatabaseEvent.Types.EventType.DbUpdate, type);
        Assert.Matches("""^\{"deleted_at": "\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}", "id_participant_group": 2, "id_project": 2, "participant_group_name": """, text);
    }

    [Fact]
    public async Task Updates_of_users_participants_and_devices_tell_what_the_original_tells()
    {
        (await Db.Users.SingleAsync(row => row.IdUser == 2)).UserLastonline = DateTimeOffset.UtcNow;
        await Db.SaveChangesAsync();
        Assert.Equal("""{"id_user": 2, "user_2fa_enabled": false, "user_enabled": true, "user_firstname": "Site", "user_lastname": "Admin", "user_superadmin": false, "user_uuid": "296983eb-0d9e-49af-a804-66612b2ace5d", "user_name": "Site Admin"}""",
            (await HearAsync()).Text);

        (await Db.Participants.SingleAsync(row => row.IdParticipant == 1)).ParticipantLastonline = DateTimeOffset.UtcNow;
        await Db.SaveChangesAsync();
        Assert.Equal("""{"id_participant": 1, "id_participant_group": 1, "id_project": 1, "participant_email": "x@opentera.org", "participant_enabled": true, "participant_name": "Participant #1", "participant_token_enabled": true, "participant_uuid": "27985bb7-3dea-4668-8d9b-3c0548cd8124"}""",
            (await HearAsync()).Text.Replace("test@opentera.org", "x@opentera.org").Replace("participant1@opentera.org", "x@opentera.org"));

        (await Db.Devices.SingleAsync(row => row.IdDevice == 1)).DeviceLastonline = DateTimeOffset.UtcNow;
        await Db.SaveChangesAsync();
        Assert.Equal("""{"device_enabled": true, "device_name": "Apple Watch #W05P1", "device_uuid": "b707e0b2-e649-47e7-a938-2b949c423f73", "id_device": 1, "id_device_subtype": null, "id_device_type": 2}""",
            (await HearAsync()).Text);
    }

    [Fact]
    public async Task A_session_tells_its_creator_and_counts()
    {
        (await Db.Sessions.SingleAsync(row => row.IdSession == 2)).SessionDuration = 5;
        await Db.SaveChangesAsync();

        var told = JsonNode.Parse((await HearAsync()).Text)!;
        Assert.Equal(["id_creator_device", "id_creator_participant", "id_creator_service", "id_creator_user", "id_session", "id_session_type", "session_duration", "session_name",
            "session_start_datetime", "session_status", "session_uuid", "session_creator_user", "session_creator_user_uuid", "session_creator_participant", "session_creator_participant_uuid",
            "session_creator_service", "session_creator_service_uuid", "session_assets_count", "session_tests_count"], told.AsObject().Select(property => property.Key));
        Assert.Equal(("Super Admin", 3, 3), ((string?)told["session_creator_user"], (int)told["session_assets_count"]!, (int)told["session_tests_count"]!));
    }

    [Fact]
    public async Task A_service_tells_its_roles_and_projects()
    {
        (await Db.Services.SingleAsync(row => row.IdService == 3)).ServicePort = 14042;
        await Db.SaveChangesAsync();

        Assert.Equal("""{"id_service": 3, "service_clientendpoint": "/file", "service_default_config": "{}", "service_editable_config": false, "service_enabled": true, "service_endpoint": "/", "service_has_assets": true, "service_has_tests": false, "service_hostname": "127.0.0.1", "service_key": "FileTransferService", "service_name": "File Transfer Service", "service_port": 14042, "service_system": true, "service_uuid": "8078ff7b-3215-4c3a-b4c4-13b0f5159fe7", "service_roles": [{"id_service": 3, "id_service_role": 3, "service_role_name": "admin", "service_name": "File Transfer Service"}, {"id_service": 3, "id_service_role": 4, "service_role_name": "user", "service_name": "File Transfer Service"}], "service_projects": [{"id_project": 1, "id_service": 3, "id_service_project": 1}, {"id_project": 2, "id_service": 3, "id_service_project": 3}, {"id_project": 3, "id_service": 3, "id_service_project": 4}]}""",
            (await HearAsync()).Text);
    }

    [Fact]
    public async Task A_session_types_link_tells_the_types_service()
    {
        await Db.DeleteAsync(await Db.SessionTypeProjects.SingleAsync(row => row.IdSessionTypeProject == 5));

        var told = JsonNode.Parse((await HearAsync()).Text)!;
        Assert.Equal(3, (int)told["session_type_id_service"]!);
    }

    [Fact]
    public async Task A_removal_tells_who_it_was()
    {
        var user = await Db.InsertAsync(new User { UserUsername = "gone", UserFirstname = "G", UserLastname = "G", UserPassword = "none" });
        await HearAsync();
        Db.Remove(user);
        await Db.SaveChangesAsync();

        Assert.Equal(("module.TeraServer.DatabaseModule.events.user", DatabaseEvent.Types.EventType.DbDelete, "user", $$"""{"id_user": {{user.IdUser}}, "user_uuid": "{{user.UserUuid}}"}"""), await HearAsync());
    }

    [Fact]
    public async Task No_key_is_told()
    {
        (await Db.ServerSettings.SingleAsync(row => row.ServerSettingsName == ServerSetting.TokenEncryptionKey)).ServerSettingsValue = ServerSetting.NewKey(32);
        await Db.SaveChangesAsync();

        Assert.Equal("""{"id_server_settings": 1, "server_settings_name": "TokenEncryptionKey"}""", (await HearAsync()).Text);
    }

    [Fact]
    public async Task A_change_is_told_when_its_transaction_is_committed_and_not_when_it_is_not()
    {
        var group = await Db.UserGroups.FirstAsync();
        await using (await Db.Database.BeginTransactionAsync())
        {
            group.UserGroupName = "given up";
            await Db.SaveChangesAsync();
        }
        await using (var transaction = await Db.Database.BeginTransactionAsync())
        {
            group.UserGroupName = "kept";
            await Db.SaveChangesAsync();
            Assert.False(_heard.Reader.TryRead(out var heard), $"{heard.Change}");
            await transaction.CommitAsync();
        }

        Assert.Contains("kept", (await HearAsync()).Text);
    }

    [Fact]
    public async Task A_change_is_committed_while_Redis_is_away()
    {
        await using var away = new RedisServer();
        await away.InitializeAsync();
        await using var server = await Server.StartAsync(servers.NewDatabase(Provider.Sqlite), away.ConnectionString);
        await away.StopAsync();

        var saved = await server.Db.InsertAsync(new Site { SiteName = "Saved" }).WaitAsync(TimeSpan.FromSeconds(2));

        Assert.Equal("Saved", (await server.SeeAsync(db => db.Sites.SingleAsync(site => site.IdSite == saved.IdSite))).SiteName);
    }

    private async Task<(string Topic, DatabaseEvent.Types.EventType Type, string Kind, string Text)> HearAsync()
    {
        var (topic, change) = await _heard.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        return (topic, change.Type, change.ObjectType, change.ObjectValue);
    }
}
