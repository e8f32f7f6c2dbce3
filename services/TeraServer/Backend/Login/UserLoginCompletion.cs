using OpenTera.TeraServer.Presence;
using OpenTera.TeraServer.ServerSettings;
using OpenTera.TeraServer.Texts;
using static OpenTera.ServiceDefaults.Communication.Messages.LoginEvent.Types;

namespace OpenTera.TeraServer.Login;

/// <summary>What the ways in which a user can sign in have in common. Whatever it refuses ends the login.</summary>
public sealed class UserLoginCompletion(
    TeraContext db, UserTokens tokens, WebSocketTickets tickets, WhoIsOnline online, LoginAttempts attempts, LoginLog log, AuthCodes authCodes)
{
    public static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);

    /// <summary>Checks for what service the login is, if for one, and by what client: one whose major version differs from the one the server knows is refused; another difference is told.</summary>
    public async Task<LoginAnswer> CheckClientAsync(HttpContext context, User user, CancellationToken cancellation)
    {
        await authCodes.CheckAsync(context);
        if (context.Request.Headers["X-Client-Name"] is not [{ } name] || context.Request.Headers["X-Client-Version"] is not [{ } version])
            return new LoginAnswer();

        var versions = await ServerVersions.LoadAsync(db, cancellation);
        if (versions is null || !versions.Clients.TryGetValue(name, out var known))
        {
            log.Failed(context, Sender, LoginType.Password, LoginStatus.Unknown, user, $"Unknown client name :{name}");
            return new LoginAnswer();
        }

        if (known.Version == version)
            return new LoginAnswer { VersionLatest = known };

        var error = context.Localized("Client major version mismatch");
        if (known.Version?.Split('.')[0] == version.Split('.')[0])
            return new LoginAnswer { VersionLatest = known, VersionError = error };

        log.Failed(context, Sender, LoginType.Password, LoginStatus.Unknown, user, "Client version mismatch");
        throw new RefusedException(TypedResults.Json(new
        {
            VersionLatest = known,
            CurrentVersion = version.Split('.'),
            VersionError = error,
            Message = context.Localized("Client major version too old, not accepting login"),
        }, Json.Options, Json.ContentType, StatusCodes.Status426UpgradeRequired));
    }

    public async Task RefuseTooMany2faAttemptsAsync(HttpContext context, User user)
    {
        if (!await attempts.AreTooManyAsync(RedisKeys.User2faLoginAttempts(user.UserUuid)))
            return;
        log.Failed(context, Sender, LoginType.Password, LoginStatus.FailedWithMaxAttemptsReached, user);
        throw new RefusedException(new Refusal(StatusCodes.Status403Forbidden, "Too many 2FA attempts. Please wait and try again."));
    }

    /// <summary>The user has shown all that is needed: gives the token and, where asked for, the ticket of a WebSocket.</summary>
    public async Task<LoginAnswer> CompleteAsync(HttpContext context, User user, LoginAnswer answer, bool withWebSocket, CancellationToken cancellation)
    {
        if (withWebSocket)
        {
            if (await online.IsOnlineAsync(ClientKind.User, user.UserUuid))
            {
                log.Failed(context, Sender, LoginType.Password, LoginStatus.FailedWithAlreadyLoggedIn, user);
                throw new RefusedException(new Refusal(StatusCodes.Status403Forbidden, "User already logged in."));
            }

            answer = answer with { WebsocketUrl = await tickets.IssueAsync(context.Request, "user", user.UserUuid) };
        }

        log.Succeeded(context, LoginType.Password, user);
        answer = answer with
        {
            UserUuid = user.UserUuid,
            UserFullname = $"{user.UserFirstname} {user.UserLastname}",
            UserToken = await tokens.CreateAsync(user, TokenLifetime, cancellation),
        };
        return await authCodes.HandOverAsync(context, answer, cancellation);
    }

    private static string Sender => ServiceDefaults.Communication.Topics.FlaskModule;
}
