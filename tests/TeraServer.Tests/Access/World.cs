using Microsoft.EntityFrameworkCore;
using OpenTera.TeraServer.Assets;
using OpenTera.TeraServer.Data;
using OpenTera.TeraServer.Devices;
using OpenTera.TeraServer.ParticipantGroups;
using OpenTera.TeraServer.Participants;
using OpenTera.TeraServer.Projects;
using OpenTera.TeraServer.Services;
using OpenTera.TeraServer.Sessions;
using OpenTera.TeraServer.SessionTypes;
using OpenTera.TeraServer.Sites;
using OpenTera.TeraServer.TestTypes;
using OpenTera.TeraServer.UserGroups;
using OpenTera.TeraServer.Users;
using Session = OpenTera.TeraServer.Sessions.Session;
using Test = OpenTera.TeraServer.Tests.Test;
using TestInvitation = OpenTera.TeraServer.Tests.TestInvitation;

namespace OpenTera.TeraServer.Tests.Access;

/// <summary>Three sites with two projects each, and everything that can be in them. Ids, uuids and names say where a row belongs.</summary>
internal sealed class World(TeraContext db)
{
    public const int Sites = 3;
    public const int Projects = 2;

    private readonly Dictionary<Mark, int> _serials = [];

    public List<Row> Rows { get; } = [];

    public int this[string kind, Mark mark] => Rows.First(row => row.Kind == kind && row.Mark == mark).Id;

    public static string Uuid(int id) => $"{id:D8}-0000-4000-8000-000000000000";

    public static string Name(int id) => $"@{id}";

    /// <summary>The token that the device or participant has in its row.</summary>
    public static string StaticToken(int id) => $"token.{id}.x";

    public static async Task<World> MakeAsync(TeraContext db)
    {
        var world = new World(db);
        var teraServer = await db.Services.SingleAsync(service => service.ServiceKey == Service.TeraServerKey);
        var type = new DeviceType { DeviceTypeName = "Type", DeviceTypeKey = "generated" };
        db.Add(type);
        await db.SaveChangesAsync();
        for (var site = 1; site <= Sites; site++)
            world.AddSite(site, teraServer.IdService, type.IdDeviceType);
        await db.SaveChangesAsync();
        return world;
    }

    private void AddSite(int site, int teraServer, int deviceType)
    {
        Mark place = new(site, 0, Owner.Place), staff = new(site, 0, Owner.Staff), service = new(site, 0, Owner.Service);
        var idSite = Add("site", place, id => new Site { IdSite = id, SiteName = Name(id) });
        var idService = Add("service", service, id => new Service
        {
            IdService = id,
            ServiceUuid = Uuid(id),
            ServiceName = Name(id),
            ServiceKey = Name(id),
            ServiceHostname = "localhost",
            ServicePort = 1,
            ServiceEndpoint = "/",
            ServiceClientendpoint = "/",
            ServiceEnabled = true,
            ServiceEditableConfig = true,
            ServiceHasAssets = true,
            ServiceHasTests = true,
        });
        Add("service_role", service, id => new ServiceRole { IdServiceRole = id, IdService = idService, ServiceRoleName = Name(id) });
        Add("service_site", service, id => new ServiceSite { IdServiceSite = id, IdService = idService, IdSite = idSite });
        AddStaff(staff, Add("service_role", staff, id => new ServiceRole { IdServiceRole = id, IdService = teraServer, IdSite = idSite, ServiceRoleName = "admin" }));

        var idSessionType = Add("session_type", place, id => new SessionType { IdSessionType = id, SessionTypeName = Name(id), SessionTypeColor = "", SessionTypeCategory = SessionCategory.DataCollect });
        Add("session_type_site", place, id => new SessionTypeSite { IdSessionTypeSite = id, IdSessionType = idSessionType, IdSite = idSite });
        var idTestType = Add("test_type", service, id => new TestType { IdTestType = id, IdService = idService, TestTypeUuid = Uuid(id), TestTypeName = Name(id), TestTypeKey = Name(id) });
        Add("test_type_site", service, id => new TestTypeSite { IdTestTypeSite = id, IdTestType = idTestType, IdSite = idSite });

        foreach (var owner in (Owner[])[Owner.Device, Owner.OtherDevice, Owner.Nobody])
        {
            Mark mark = new(site, 0, owner);
            var idDevice = Add("device", mark, id => new Device
            {
                IdDevice = id,
                DeviceUuid = Uuid(id),
                DeviceName = Name(id),
                IdDeviceType = deviceType,
                DeviceToken = StaticToken(id),
                DeviceEnabled = owner == Owner.Device,
            });
            Add("device_site", mark, id => new DeviceSite { IdDeviceSite = id, IdDevice = idDevice, IdSite = idSite });
            Add("service_config", mark, id => new ServiceConfig { IdServiceConfig = id, IdService = idService, IdDevice = idDevice });
        }

        for (var project = 1; project <= Projects; project++)
            AddProject(site, project, teraServer, idSite, idService, idSessionType, idTestType);
    }

    private void AddProject(int site, int project, int teraServer, int idSite, int idService, int idSessionType, int idTestType)
    {
        Mark place = new(site, project, Owner.Place), staff = new(site, project, Owner.Staff), service = new(site, project, Owner.Service);
        var idProject = Add("project", place, id => new Project { IdProject = id, IdSite = idSite, ProjectName = Name(id) });
        var idGroup = Add("participant_group", place, id => new ParticipantGroup { IdParticipantGroup = id, IdProject = idProject, ParticipantGroupName = Name(id) });
        Add("session_type_project", place, id => new SessionTypeProject { IdSessionTypeProject = id, IdSessionType = idSessionType, IdProject = idProject });
        // The service of the first site is in one of its projects only.
        var hasService = site > 1 || project == 1;
        if (hasService)
        {
            Add("service_project", service, id => new ServiceProject { IdServiceProject = id, IdService = idService, IdProject = idProject });
            Add("test_type_project", service, id => new TestTypeProject { IdTestTypeProject = id, IdTestType = idTestType, IdProject = idProject });
        }

        var idUser = AddStaff(staff, Add("service_role", staff, id => new ServiceRole { IdServiceRole = id, IdService = teraServer, IdProject = idProject, ServiceRoleName = "admin" }));
        AddStaff(staff, Add("service_role", staff, id => new ServiceRole { IdServiceRole = id, IdService = teraServer, IdProject = idProject, ServiceRoleName = "user" }));

        Mark device = new(site, 0, project == 1 ? Owner.Device : Owner.OtherDevice);
        var idDevice = this["device", device];
        Add("device_project", device with { Project = project }, id => new DeviceProject { IdDeviceProject = id, IdDevice = idDevice, IdProject = idProject });

        foreach (var (owner, history) in new[] { (Owner.Participant, Owner.History), (Owner.OtherParticipant, Owner.OtherHistory), (Owner.Nobody, Owner.Nobody) })
        {
            Mark mark = new(site, project, owner), past = new(site, project, history);
            var idParticipant = Add("participant", mark, id => new Participant
            {
                IdParticipant = id,
                ParticipantUuid = Uuid(id),
                ParticipantName = Name(id),
                ParticipantUsername = Name(id),
                ParticipantToken = StaticToken(id),
                ParticipantTokenEnabled = true,
                ParticipantEnabled = owner == Owner.Participant,
                IdProject = idProject,
                IdParticipantGroup = owner == Owner.OtherParticipant ? null : idGroup,
            });
            if (owner == Owner.Participant)
                Add("device_participant", device with { Project = project }, id => new DeviceParticipant { IdDeviceParticipant = id, IdDevice = idDevice, IdParticipant = idParticipant });
            Add("service_config", mark, id => new ServiceConfig { IdServiceConfig = id, IdService = idService, IdParticipant = idParticipant });
            if (hasService)
            {
                Add("test_invitation", mark, id => new TestInvitation
                {
                    IdTestInvitation = id,
                    IdTestType = idTestType,
                    IdParticipant = idParticipant,
                    IdProject = idProject,
                    TestInvitationKey = Name(id),
                    TestInvitationCreationDate = DateTimeOffset.UtcNow,
                    TestInvitationExpirationDate = DateTimeOffset.UtcNow.AddDays(1),
                });
            }

            var idSession = AddSession(past, idSessionType, idTestType, new Session { IdCreatorParticipant = idParticipant }, new Asset { IdParticipant = idParticipant }, new Test { IdParticipant = idParticipant });
            Add("session_participant", past, id => new SessionParticipant { IdSessionParticipant = id, IdSession = idSession, IdParticipant = idParticipant });
        }

        var idSessionOfUser = AddSession(staff, idSessionType, idTestType, new Session { IdCreatorUser = idUser }, new Asset { IdUser = idUser }, new Test { IdUser = idUser });
        Add("session_user", staff, id => new SessionUser { IdSessionUser = id, IdSession = idSessionOfUser, IdUser = idUser });
        var idSessionOfDevice = AddSession(device, idSessionType, idTestType, new Session { IdCreatorDevice = idDevice }, new Asset { IdDevice = idDevice }, new Test { IdDevice = idDevice });
        Add("session_device", device, id => new SessionDevice { IdSessionDevice = id, IdSession = idSessionOfDevice, IdDevice = idDevice });
    }

    /// <summary>A user in a group of its own that has the role.</summary>
    private int AddStaff(Mark mark, int idRole)
    {
        var idGroup = Add("user_group", mark, id => new UserGroup { IdUserGroup = id, UserGroupName = Name(id) });
        Add("service_access", mark, id => new ServiceAccess { IdServiceAccess = id, IdUserGroup = idGroup, IdServiceRole = idRole });
        var idUser = Add("user", mark, id => new User
        {
            IdUser = id,
            UserUuid = Uuid(id),
            UserUsername = Name(id),
            UserFirstname = Name(id),
            UserLastname = "",
            UserPassword = "",
            UserEnabled = true,
        });
        Add("user_user_group", mark, id => new UserUserGroup { IdUserUserGroup = id, IdUser = idUser, IdUserGroup = idGroup });
        Add("user_preference", mark, id => new UserPreference { IdUserPreference = id, IdUser = idUser, UserPreferenceAppTag = Name(id), UserPreferencePreference = "{}" });
        return idUser;
    }

    private int AddSession(Mark mark, int idSessionType, int idTestType, Session session, Asset asset, Test test)
    {
        (session.IdSessionType, session.SessionStartDatetime) = (idSessionType, DateTimeOffset.UtcNow);
        var idSession = Add("session", mark, id =>
        {
            (session.IdSession, session.SessionUuid, session.SessionName) = (id, Uuid(id), Name(id));
            return session;
        });
        Add("session_event", mark, id => new SessionEvent { IdSessionEvent = id, IdSession = idSession, SessionEventText = Name(id), SessionEventDatetime = DateTimeOffset.UtcNow });
        var serviceUuid = Uuid(this["service", new(mark.Site, 0, Owner.Service)]);
        Add("asset", mark, id =>
        {
            (asset.IdAsset, asset.IdSession, asset.AssetUuid, asset.AssetName, asset.AssetServiceUuid, asset.AssetType) = (id, idSession, Uuid(id), Name(id), serviceUuid, "text/plain");
            return asset;
        });
        Add("test", mark, id =>
        {
            (test.IdTest, test.IdSession, test.IdTestType, test.TestUuid, test.TestName, test.TestDatetime) = (id, idSession, idTestType, Uuid(id), Name(id), DateTimeOffset.UtcNow);
            return test;
        });
        return idSession;
    }

    /// <summary>A user without any role, and a super administrator.</summary>
    public async Task<int> AddUserAsync(bool superadmin)
    {
        var id = Add("user", new Mark(0, 0, Owner.Staff), id => new User
        {
            IdUser = id,
            UserUuid = Uuid(id),
            UserUsername = Name(id),
            UserFirstname = Name(id),
            UserLastname = "",
            UserPassword = "",
            UserEnabled = true,
            UserSuperadmin = superadmin,
        });
        await db.SaveChangesAsync();
        return id;
    }

    private int Add(string kind, Mark mark, Func<int, Entity> row)
    {
        var serial = _serials[mark] = _serials.GetValueOrDefault(mark) + 1;
        var id = mark.Code * 1000 + serial;
        var added = row(id);
        if (mark.Owner == Owner.Nobody)
            ((SoftDeletableEntity)added).DeletedAt = DateTimeOffset.UtcNow;
        db.Add(added);
        Rows.Add(new(kind, mark, id));
        return id;
    }
}

/// <param name="Kind">What it is called in parameters: <c>site</c> for <c>id_site</c>.</param>
internal sealed record Row(string Kind, Mark Mark, int Id);

/// <summary>Where a row belongs: to a site, to one of its projects (0: to the site itself), and there to somebody.</summary>
internal readonly record struct Mark(int Site, int Project, Owner Owner)
{
    /// <summary>The beginning of the id: 1, site, project, owner.</summary>
    public int Code => 1000 + Site * 100 + Project * 10 + (int)Owner;
}

internal enum Owner
{
    Place,
    Participant,
    OtherParticipant,
    Device,
    OtherDevice,
    Staff,
    Service,

    /// <summary>Sessions of <see cref="Participant"/> and what is in them.</summary>
    History,
    OtherHistory,

    /// <summary>Deleted rows.</summary>
    Nobody,
}
