using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenTera.TeraServer.Api;
using OpenTera.TeraServer.Texts;
using static OpenTera.ServiceDefaults.Communication.Messages.LoginEvent.Types;

namespace OpenTera.TeraServer.Identity;

/// <summary>The ways in which a user may come to an endpoint.</summary>
public sealed class UserAuthenticationOptions : AuthenticationSchemeOptions
{
    public bool ByPassword { get; set; }
    public bool ByToken { get; set; }

    /// <summary>By the cookie of the login that is being completed: second factor, new password.</summary>
    public bool BySession { get; set; }

    /// <summary>People see the refusal.</summary>
    public bool IsPage { get; set; }

    /// <summary>Also users who must give a second factor or a new password first.</summary>
    public bool IsLogin { get; set; }
}

public sealed class UserAuthentication(
    IOptionsMonitor<UserAuthenticationOptions> options, ILoggerFactory loggers, UrlEncoder encoder,
    TeraContext db, IdentityQueries queries, RememberedCallers callers, Tokens tokens, LoginAttempts attempts, LoginLog log, UserSessions sessions, LastOnline lastOnline)
    : IdentityAuthentication<UserAuthenticationOptions>(options, loggers, encoder)
{
    private static readonly TimeSpan AttemptsTime = TimeSpan.FromSeconds(120);

    protected override IResult Unauthorized =>
        Options is { BySession: true, IsPage: false } ? new Refusal(StatusCodes.Status401Unauthorized, "Unauthorized") : new BareRefusal(StatusCodes.Status401Unauthorized);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Options.BySession)
            return await FromSessionAsync();

        var credentials = Credentials.Of(Request) ?? default;
        if (Options.ByToken && credentials.Token is { } token)
            return await FromTokenAsync(token);
        if (Options.ByPassword && credentials.Password is var (username, password))
            return await FromPasswordAsync(username, password);
        return Refuse();
    }

    private async Task<AuthenticateResult> FromTokenAsync(string token)
    {
        var verified = await tokens.VerifyAsync(TokenKind.User, token);
        if (verified.Uuid("user_uuid") is not { } uuid || !verified.Expires)
            return RefuseToken(verified.Expired ? LoginStatus.FailedWithExpiredToken : LoginStatus.FailedWithInvalidToken, null);
        return callers.Assume<User>(Context, CallerTable.Users, uuid, () => FromUuidAsync(uuid)) is { UserEnabled: true } user ? Accept(user) : await FromUuidAsync(uuid);
    }

    private async Task<AuthenticateResult> FromUuidAsync(string uuid)
    {
        var user = await callers.ReadAsync(Context, db, CallerTable.Users, uuid, queries.UserByUuid);
        if (user is null)
            return RefuseToken(LoginStatus.Unknown, null);
        return user.UserEnabled ? Accept(user) : RefuseToken(LoginStatus.FailedWithDisabledAccount, user);
    }

    private AuthenticateResult RefuseToken(LoginStatus status, User? user)
    {
        log.Failed(Context, "LoginModule.user_verify_token", LoginType.Token, status, user);
        return Refuse();
    }

    private async Task<AuthenticateResult> FromPasswordAsync(string username, string password)
    {
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.UserUsername == username, Context.RequestAborted);
        if (user is null)
        {
            Password.Verify(password, null);
            return RefusePassword(LoginStatus.FailedWithWrongUsername, null, username);
        }

        var attemptsKey = RedisKeys.UserLoginAttempts(user.UserUuid);
        if (await attempts.AreTooManyAsync(attemptsKey))
            return RefusePassword(LoginStatus.FailedWithMaxAttemptsReached, user);

        if (!Password.Verify(password, user.UserPassword) || !user.UserEnabled)
        {
            await attempts.CountAsync(attemptsKey, AttemptsTime);
            return RefusePassword(user.UserEnabled ? LoginStatus.FailedWithWrongPassword : LoginStatus.FailedWithDisabledAccount, user);
        }

        if (!Options.IsLogin && user.UserForcePasswordChange)
            return Refuse(LoginFirst("Unauthorized - User must login first to change password"));
        if (!Options.IsLogin && user.User2faEnabled)
            return Refuse(LoginFirst("Unauthorized - 2FA is enabled, must login first and use token"));

        await lastOnline.SetAsync(user);
        await attempts.ForgetAsync(attemptsKey);
        return Accept(user);
    }

    private InvalidInput LoginFirst(string text) => new(StatusCodes.Status401Unauthorized, Context.Localized(text));

    private AuthenticateResult RefusePassword(LoginStatus status, User? user, string message = "")
    {
        log.Failed(Context, "LoginModule.user_verify_password", LoginType.Password, status, user, message);
        return Refuse();
    }

    private async Task<AuthenticateResult> FromSessionAsync() =>
        await sessions.FindAsync(Context) is { } uuid && await queries.UserByUuid(db, uuid) is { UserEnabled: true } user ? Accept(user) : Refuse();
}
