using OpenTera.TeraServer.Presence;

namespace OpenTera.TeraServer.Login;

public static class UserLogout
{
    public static void MapUserLogout(this IEndpointRouteBuilder user) =>
        user.MapGet("/logout", Get).RequireAuthorization(Identities.User).Produces<string>().WithSummary("Sign out: the token is no longer good, and the WebSocket is closed.");

    private static async Task<IResult> Get(UserScope scope, HttpContext context, Tokens tokens, UserSessions sessions, Disconnects disconnects)
    {
        await sessions.EndAsync(context);
        await disconnects.OrderAsync(scope.User.UserUuid);
        if (Credentials.Of(context.Request)?.Token is { } token)
            await tokens.DisableAsync(TokenKind.User, token);
        return Answer.Text("User logged out.");
    }
}
