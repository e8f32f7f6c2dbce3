using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using static OpenTera.ServiceDefaults.Communication.Messages.LoginEvent.Types;

namespace OpenTera.TeraServer.Identity;

public sealed class ParticipantAuthenticationOptions : AuthenticationSchemeOptions
{
    public bool ByPassword { get; set; }
}

/// <summary>By password or the token of a login: full access. By the static token in the database: limited access.</summary>
public sealed class ParticipantAuthentication(
    IOptionsMonitor<ParticipantAuthenticationOptions> options, ILoggerFactory loggers, UrlEncoder encoder,
    TeraContext db, IdentityQueries queries, Tokens tokens, LoginAttempts attempts, LoginLog log)
    : IdentityAuthentication<ParticipantAuthenticationOptions>(options, loggers, encoder)
{
    private static readonly TimeSpan AttemptsTime = TimeSpan.FromSeconds(120);

    protected override IResult Unauthorized => new BareRefusal(StatusCodes.Status401Unauthorized);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => new BareRefusal(StatusCodes.Status403Forbidden).ExecuteAsync(Context);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var credentials = Credentials.Of(Request) ?? default;
        if (credentials.Token is { } token)
            return await FromTokenAsync(token);
        if (Options.ByPassword && credentials.Password is var (username, password))
            return await FromPasswordAsync(username, password);
        return Refuse();
    }

    private async Task<AuthenticateResult> FromTokenAsync(string token)
    {
        if (!Token.Ends(token) && await queries.ParticipantByToken(db, token) is { } known)
        {
            Context.Features.Set(new ParticipantAccess(IsFull: false));
            return Accept(known);
        }

        var verified = await tokens.VerifyAsync(TokenKind.Participant, token);
        if (verified.Uuid("participant_uuid") is not { } uuid || !verified.Expires)
            return RefuseToken(verified.Expired ? LoginStatus.FailedWithExpiredToken : LoginStatus.FailedWithInvalidToken, null);

        var participant = await queries.ParticipantByUuid(db, uuid);
        return participant is { ParticipantEnabled: true } ? AcceptFully(participant) : RefuseToken(LoginStatus.Unknown, participant);
    }

    private AuthenticateResult RefuseToken(LoginStatus status, Participant? participant)
    {
        log.Failed(Context, "LoginModule.participant_verify_token", LoginType.Token, status, participant);
        return Refuse();
    }

    private async Task<AuthenticateResult> FromPasswordAsync(string username, string password)
    {
        var participant = await db.Participants.AsNoTracking().FirstOrDefaultAsync(row => row.ParticipantUsername == username, Context.RequestAborted);
        if (participant is null)
        {
            Password.Verify(password, null);
            return RefusePassword(LoginStatus.FailedWithWrongUsername, null, username);
        }

        var attemptsKey = RedisKeys.ParticipantLoginAttempts(participant.ParticipantUuid);
        if (await attempts.AreTooManyAsync(attemptsKey))
            return RefusePassword(LoginStatus.FailedWithMaxAttemptsReached, participant);

        var mayLogin = participant is { ParticipantEnabled: true, ParticipantLoginEnabled: true };
        if (!Password.Verify(password, participant.ParticipantPassword) || !mayLogin)
        {
            await attempts.CountAsync(attemptsKey, AttemptsTime);
            return RefusePassword(mayLogin ? LoginStatus.FailedWithWrongPassword : LoginStatus.FailedWithDisabledAccount, participant);
        }

        await attempts.ForgetAsync(attemptsKey);
        return AcceptFully(participant);
    }

    private AuthenticateResult RefusePassword(LoginStatus status, Participant? participant, string message = "")
    {
        log.Failed(Context, "LoginModule.participant_verify_password", LoginType.Password, status, participant, message);
        return Refuse();
    }

    private AuthenticateResult AcceptFully(Participant participant)
    {
        Context.Features.Set(new ParticipantAccess(IsFull: true));
        return Accept(participant, new Claim(ParticipantAccess.Claim, ParticipantAccess.Full));
    }
}

/// <summary>How far a participant's access goes.</summary>
public sealed record ParticipantAccess(bool IsFull)
{
    public const string Claim = "participant_access";
    public const string Full = "full";
}
