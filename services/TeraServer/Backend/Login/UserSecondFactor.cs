using OpenTera.TeraServer.Texts;
using OtpNet;
using QRCoder;
using static OpenTera.ServiceDefaults.Communication.Messages.LoginEvent.Types;

namespace OpenTera.TeraServer.Login;

/// <summary>The second factor of a login: a code by an authenticator, which is set up at the first login that needs it.</summary>
public static class UserSecondFactor
{
    private const int SecretBytes = 20;
    private static readonly TimeSpan AttemptsTime = TimeSpan.FromMinutes(15);

    public static void MapUserSecondFactor(this IEndpointRouteBuilder user)
    {
        var login = user.MapGroup("/login").RequireAuthorization(Identities.UserSession);
        login.MapGet("/2fa", Complete).Produces<LoginAnswer>().WithSummary("Complete a login by the code of the authenticator.");
        login.MapPost("/2fa", Complete).Produces<LoginAnswer>().WithSummary("Complete a login by the code of the authenticator.");
        login.MapGet("/setup_2fa", Propose).WithSummary("Get a new secret for the authenticator, as text and QR code.");
        login.MapPost("/setup_2fa", SetUp).WithSummary("Keep the secret, once a code shows that the authenticator has it.");
    }

    [Strict]
    public sealed record CodeQuery : Query<CodeQuery>
    {
        [Help("2FA otp code"), Mandatory]
        public string OtpCode { get; init; } = "";

        [Help("If set, requires that a websocket url is returned.If not possible to do so, return a 403 error.")]
        public bool? WithWebsocket { get; init; }
    }

    [Strict]
    public sealed record ProposalQuery : Query<ProposalQuery>;

    [Strict]
    public sealed record SetUpQuery : Query<SetUpQuery>
    {
        [Help("OTP Secret for the user."), Mandatory]
        public string OtpSecret { get; init; } = "";

        [Help("Enable email notifications for 2FA")]
        public bool? WithEmailEnabled { get; init; }

        [Help("OTP code for validation on setup"), Mandatory]
        public string OtpCode { get; init; } = "";
    }

    private static async Task<IResult> Complete(
        CodeQuery query, UserScope scope, HttpContext context, UserLoginCompletion completion, LoginAttempts attempts, LoginLog log, CancellationToken cancellation)
    {
        var user = scope.User;
        if (!user.User2faEnabled)
            throw Refused("User does not have 2FA enabled");
        if (!user.User2faOtpEnabled || user.User2faOtpSecret is not { Length: > 0 } secret)
            throw Refused("User does not have 2FA OTP enabled or secret set");

        var attemptsKey = RedisKeys.User2faLoginAttempts(user.UserUuid);
        await attempts.CountAsync(attemptsKey, AttemptsTime);
        if (!IsCode(query.OtpCode, secret))
        {
            await completion.RefuseTooMany2faAttemptsAsync(context, user);
            return WrongCode(context, log, user);
        }

        await attempts.ForgetAsync(attemptsKey);
        var answer = await completion.CheckClientAsync(context, user, cancellation);
        return Answer.Json(await completion.CompleteAsync(context, user, answer, query.WithWebsocket == true, cancellation));
    }

    private static async Task<IResult> Propose(ProposalQuery query, UserScope scope, HttpContext context, UserLoginCompletion completion)
    {
        RefuseWhenSetUp(scope.User);
        await completion.RefuseTooMany2faAttemptsAsync(context, scope.User);

        var secret = Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(SecretBytes));
        var uri = new OtpUri(OtpType.Totp, secret, scope.User.UserUsername, $"OpenTera-{context.Request.Host.Host}").ToString();
        using var qrCode = QRCodeGenerator.GenerateQrCode(uri, QRCodeGenerator.ECCLevel.M);
        return Answer.Json(new { QrCode = Convert.ToBase64String(new PngByteQRCode(qrCode).GetGraphic(5)), OtpSecret = secret });
    }

    private static async Task<IResult> SetUp(
        SetUpQuery query, UserScope scope, HttpContext context, UserLoginCompletion completion, LoginLog log, CancellationToken cancellation)
    {
        var user = scope.User;
        RefuseWhenSetUp(user);
        await completion.RefuseTooMany2faAttemptsAsync(context, user);
        if (!IsCode(query.OtpCode, query.OtpSecret))
            return WrongCode(context, log, user);

        scope.Db.Attach(user);
        user.User2faOtpEnabled = true;
        user.User2faOtpSecret = query.OtpSecret;
        user.User2faEmailEnabled = query.WithEmailEnabled == true;
        await scope.Db.SaveChangesAsync(cancellation);
        return Answer.Json(new { Message = context.Localized("2FA enabled for this user."), RedirectUrl = $"/login_validate_2fa?code={query.OtpCode}" });
    }

    private static void RefuseWhenSetUp(User user)
    {
        if (!user.User2faEnabled)
            throw Refused("User does not have 2FA enabled");
        if (user.User2faOtpSecret is { Length: > 0 })
            throw Refused("User already has 2FA OTP secret set");
    }

    private static RefusedException Refused(string text) => new(new Refusal(StatusCodes.Status403Forbidden, text));

    private static Refusal WrongCode(HttpContext context, LoginLog log, User user)
    {
        log.Failed(context, ServiceDefaults.Communication.Topics.FlaskModule, LoginType.Password, LoginStatus.Unknown, user, "Invalid OTP code");
        return new Refusal(StatusCodes.Status401Unauthorized, "Invalid OTP code");
    }

    /// <summary>The codes of half a minute ago and ahead count too. A secret that is none has no code.</summary>
    private static bool IsCode(string code, string secret)
    {
        try
        {
            return new Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(code, out _, new VerificationWindow(previous: 1, future: 1));
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
