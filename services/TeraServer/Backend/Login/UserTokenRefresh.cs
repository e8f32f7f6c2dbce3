using OpenTera.TeraServer.Presence;

namespace OpenTera.TeraServer.Login;

public static class UserTokenRefresh
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    public static void MapUserTokenRefresh(this IEndpointRouteBuilder user) =>
        user.MapGet("/refresh_token", Get).RequireAuthorization(Identities.UserToken).Produces<RefreshedToken>().WithSummary("Exchange the token of this request for a new one.");

    public sealed record RefreshQuery : Query<RefreshQuery>
    {
        [Help("If set, requires that a websocket url is returned.If not possible to do so, return a 403 error.")]
        public bool? WithWebsocket { get; init; }
    }

    private static async Task<IResult> Get(
        RefreshQuery query, UserScope scope, HttpContext context, UserTokens userTokens, Tokens tokens,
        WebSocketTickets tickets, WhoIsOnline online, CancellationToken cancellation)
    {
        var user = scope.User;
        var refreshed = new RefreshedToken(await userTokens.CreateAsync(user, Lifetime, cancellation));
        if (query.WithWebsocket == true && !await online.IsOnlineAsync(ClientKind.User, user.UserUuid))
            refreshed = refreshed with { WebsocketUrl = await tickets.IssueAsync(context.Request, "user", user.UserUuid) };

        await tokens.DisableAsync(TokenKind.User, Credentials.Of(context.Request)!.Value.Token!);
        return Answer.Json(refreshed);
    }
}
