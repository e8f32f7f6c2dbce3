using OpenTera.TeraServer.Api;
using OpenTera.TeraServer.Identity;
using OpenTera.TeraServer.Login;
using OpenTera.TeraServer.ServerSettings;
using OpenTera.TeraServer.Services;
using OpenTera.TeraServer.Sites;
using OpenTera.TeraServer.Users;

namespace Microsoft.AspNetCore.Builder;

/// <summary>The four APIs, resource by resource.</summary>
public static class Apis
{
    public static void MapApis(this IEndpointRouteBuilder app)
    {
        MapUserLogin(app.MapGroup("/api/user"));
        MapUserApi(app.MapApi("/api/user", Identities.User));
        MapServiceApi(app.MapApi("/api/service", Identities.Service));
    }

    /// <summary>Each of these says by itself how the user may come.</summary>
    private static void MapUserLogin(RouteGroupBuilder user)
    {
        user.AddEndpointFilter<EndSessionFilter>().AddEndpointFilter<RefusalFilter>();
        user.MapUserLogin();
        user.MapUserSecondFactor();
        user.MapUserPasswordChange();
        user.MapUserTokenRefresh();
        user.MapUserLogout();
    }

    private static void MapUserApi(IEndpointRouteBuilder user)
    {
        user.MapUserSites();
        user.MapUserUsers();
        user.MapUserVersions();
    }

    private static void MapServiceApi(IEndpointRouteBuilder service)
    {
        service.MapServiceServices();
        service.MapServiceSites();
    }

    private static RouteGroupBuilder MapApi(this IEndpointRouteBuilder app, string path, string identity)
    {
        var api = app.MapGroup(path);
        api.RequireAuthorization(identity).AddEndpointFilter<RefusalFilter>();
        return api;
    }
}
