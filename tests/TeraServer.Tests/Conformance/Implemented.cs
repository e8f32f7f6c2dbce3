namespace OpenTera.TeraServer.Tests.Conformance;

/// <summary>The routes whose recorded exchanges are replayed. The others wait; when all are here the list goes.</summary>
internal static class Implemented
{
    public static readonly HashSet<string> Routes =
    [
        "/api/device/assets",
        "/api/device/login",
        "/api/device/logout",
        "/api/device/participants",
        "/api/participant/assets",
        "/api/participant/login",
        "/api/participant/logout",
        "/api/participant/participants",
        "/api/participant/refresh_token",
        "/api/service/assets",
        "/api/service/participants",
        "/api/service/projects",
        "/api/service/services",
        "/api/service/sites",
        "/api/service/users",
        "/api/user/devices",
        "/api/user/assets",
        "/api/user/devices/online",
        "/api/user/devices/participants",
        "/api/user/devices/projects",
        "/api/user/devices/sites",
        "/api/user/devicesubtypes",
        "/api/user/devicetypes",
        "/api/user/login",
        "/api/user/login/2fa",
        "/api/user/login/change_password",
        "/api/user/login/setup_2fa",
        "/api/user/logout",
        "/api/user/participants",
        "/api/user/participants/online",
        "/api/user/projects",
        "/api/user/refresh_token",
        "/api/user/services",
        "/api/user/services/projects",
        "/api/user/services/sites",
        "/api/user/sites",
        "/api/user/users",
        "/api/user/users/online",
        "/api/user/versions",
    ];
}
