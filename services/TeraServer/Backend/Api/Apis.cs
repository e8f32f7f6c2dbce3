using OpenTera.TeraServer.Access;
using OpenTera.TeraServer.Api;
using OpenTera.TeraServer.Assets;
using OpenTera.TeraServer.Devices;
using OpenTera.TeraServer.Forms;
using OpenTera.TeraServer.Identity;
using OpenTera.TeraServer.Login;
using OpenTera.TeraServer.ParticipantGroups;
using OpenTera.TeraServer.Participants;
using OpenTera.TeraServer.Presence;
using OpenTera.TeraServer.Projects;
using OpenTera.TeraServer.ServerSettings;
using OpenTera.TeraServer.Services;
using OpenTera.TeraServer.SessionActions;
using OpenTera.TeraServer.Sessions;
using OpenTera.TeraServer.SessionTypes;
using OpenTera.TeraServer.Sites;
using OpenTera.TeraServer.Stats;
using OpenTera.TeraServer.Tests;
using OpenTera.TeraServer.TestTypes;
using OpenTera.TeraServer.UserGroups;
using OpenTera.TeraServer.Users;

namespace Microsoft.AspNetCore.Builder;

/// <summary>The four APIs, resource by resource.</summary>
public static class Apis
{
    public static void MapApis(this IEndpointRouteBuilder app)
    {
        MapUserLogin(app.MapGroup("/api/user").AddEndpointFilter<EndSessionFilter>().AddEndpointFilter<RefusalFilter>());
        MapUserApi(app.MapApi("/api/user", Identities.User));
        MapParticipantApi(app.MapGroup("/api/participant").AddEndpointFilter<RefusalFilter>());
        app.MapGroup("/api/device").AddEndpointFilter<RegistrationRate>().AddEndpointFilter<RefusalFilter>().MapDeviceRegistration();
        MapDeviceApi(app.MapApi("/api/device", Identities.Device));
        MapServiceApi(app.MapApi("/api/service", Identities.Service));
    }

    /// <summary>Each of these says by itself how the user may come.</summary>
    private static void MapUserLogin(IEndpointRouteBuilder user)
    {
        user.MapUserLogin();
        user.MapUserSecondFactor();
        user.MapUserPasswordChange();
        user.MapUserTokenRefresh();
        user.MapUserLogout();
    }

    private static void MapUserApi(IEndpointRouteBuilder user)
    {
        user.MapSessionsOfUser();
        user.MapUserAssets();
        user.MapUserAssetsArchive();
        user.MapUserDevices();
        user.MapUserDisconnect();
        user.MapUserForms();
        user.MapUserMemberships();
        user.MapUserParticipantGroups();
        user.MapUserParticipants();
        user.MapUserPreferences();
        user.MapUserProjectAccess();
        user.MapUserProjects();
        user.MapUserServerSettings();
        user.MapUserServiceAccess();
        user.MapUserServiceConfigs();
        user.MapUserServiceProjects();
        user.MapUserServiceRoles();
        user.MapUserServiceSites();
        user.MapUserServices();
        user.MapUserSessionTypes();
        user.MapUserSiteAccess();
        user.MapUserSessionActions();
        user.MapUserSites();
        user.MapUserStats();
        user.MapUserTestInvitations();
        user.MapUserTestTypeProjects();
        user.MapUserTestTypeSites();
        user.MapUserTestTypes();
        user.MapUserTests();
        user.MapUserUserGroups();
        user.MapUserUsers();
        user.MapUserVersions();
    }

    /// <summary>Each of these says by itself whether the static token will do.</summary>
    private static void MapParticipantApi(IEndpointRouteBuilder participant)
    {
        participant.MapAssetsOfParticipant();
        participant.MapDevicesOfParticipant();
        participant.MapParticipantLogin();
        participant.MapParticipantSelf();
        participant.MapSessionsOfParticipant();
    }

    private static void MapDeviceApi(IEndpointRouteBuilder device)
    {
        device.MapAssetsOfDevice();
        device.MapDeviceLogin();
        device.MapDeviceSelf();
        device.MapParticipantsOfDevice();
        device.MapSessionsOfDevice();
    }

    private static void MapServiceApi(IEndpointRouteBuilder service)
    {
        service.MapAccessForService();
        service.MapAccessOfService();
        service.MapProjectsOfService();
        service.MapRolesOfService();
        service.MapServiceAssets();
        service.MapServiceAuthCode();
        service.MapServiceDevices();
        service.MapServiceDisconnect();
        service.MapServiceParticipantGroups();
        service.MapServiceParticipants();
        service.MapServiceServices();
        service.MapServiceSessionTypes();
        service.MapServiceSessions();
        service.MapServiceSessionActions();
        service.MapServiceSites();
        service.MapServiceTestInvitations();
        service.MapServiceTestTypeProjects();
        service.MapServiceTestTypes();
        service.MapServiceTests();
        service.MapServiceUsers();
        service.MapUserAccessForService();
        service.MapUserGroupsOfService();
    }

    private static RouteGroupBuilder MapApi(this IEndpointRouteBuilder app, string path, string identity)
    {
        var api = app.MapGroup(path);
        api.RequireAuthorization(identity).AddEndpointFilter<CallerCheck>().AddEndpointFilter<RefusalFilter>();
        return api;
    }
}
