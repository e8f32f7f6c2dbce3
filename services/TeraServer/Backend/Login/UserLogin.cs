using OpenTera.TeraServer.ServerSettings;
using OpenTera.TeraServer.Texts;
using static OpenTera.ServiceDefaults.Communication.Messages.LoginEvent.Types;

namespace OpenTera.TeraServer.Login;

public static class UserLogin
{
    public static void MapUserLogin(this IEndpointRouteBuilder user) =>
        user.MapGet("/login", Get).RequireAuthorization(Identities.UserLogin)
            .Produces<LoginAnswer>().WithSummary("Sign in by password. Answers the token, or why and where the login goes on: second factor, new password.");

    [Strict]
    public sealed record LoginQuery : Query<LoginQuery>
    {
        [Help("If set, requires that a websocket url is returned.If not possible to do so, return a 403 error.")]
        public bool? WithWebsocket { get; init; }
    }

    private static async Task<IResult> Get(LoginQuery query, UserScope scope, HttpContext context, UserLoginCompletion completion, UserSessions sessions, CancellationToken cancellation)
    {
        var user = scope.User;
        var answer = await completion.CheckClientAsync(context, user, cancellation);
        if (user.UserForcePasswordChange)
        {
            answer = GoOn("Password change required for this user.", "password_change", "/login_change_password");
        }
        else if (user.User2faEnabled)
        {
            await completion.RefuseTooMany2faAttemptsAsync(context, user);
            answer = user is { User2faOtpEnabled: true, User2faOtpSecret: not (null or "") }
                ? GoOn("2FA required for this user.", "2fa", "/login_validate_2fa")
                : GoOn("2FA enabled but OTP not set for this user.Please setup 2FA.", "2fa_setup", "/login_setup_2fa");
        }
        else
        {
            answer = await completion.CompleteAsync(context, user, answer, query.WithWebsocket == true, cancellation);
        }

        await sessions.StartAsync(context, user);
        return Answer.Json(answer);

        LoginAnswer GoOn(string message, string reason, string url) =>
            answer with { Message = context.Localized(message), Reason = reason, RedirectUrl = url };
    }
}
