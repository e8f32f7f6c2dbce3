using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTera.ServiceDefaults.Communication;

namespace OpenTera.ServiceDefaults.Identity;

/// <summary>
/// Reads who calls from <c>Authorization: OpenTera TOKEN</c>, else from the query parameter <c>token</c>, else from the cookie <c>OpenTera</c>,
/// as OpenTera's services do. A service's token counts in the header only.
/// </summary>
internal sealed class TeraAuthenticationHandler(TokenValidator validator, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "OpenTera";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var (token, isFromHeader) = FindToken();
        if (token is null)
            return AuthenticateResult.NoResult();
        try
        {
            return await validator.ValidateAsync(token) is { } identity && (isFromHeader || identity is not TeraService)
                ? AuthenticateResult.Success(new(new(new TeraClaimsIdentity(identity)), Scheme))
                : AuthenticateResult.Fail("The token is not good: expired, disabled, or signed with another key.");
        }
        catch (MessageBusException exception)
        {
            return AuthenticateResult.Fail(exception);
        }
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceAsync();
        if (result.Failure is MessageBusException)
        {
            await RefuseAsync(StatusCodes.Status503ServiceUnavailable, "Redis is away: it cannot be told who calls. Try again later.");
            return;
        }
        Response.Headers.WWWAuthenticate = Scheme;
        await RefuseAsync(StatusCodes.Status401Unauthorized, result.Failure?.Message ?? "Sign in first: send the header 'Authorization: OpenTera TOKEN'.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        RefuseAsync(StatusCodes.Status403Forbidden, "This caller may not do this.");

    private Task RefuseAsync(int status, string detail) => TypedResults.Problem(detail, statusCode: status).ExecuteAsync(Context);

    private (string? Token, bool IsFromHeader) FindToken()
    {
        if (Request.Headers.Authorization is [{ } header] && header.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [Scheme, var token])
            return (token, true);
        if (Request.Query["token"] is [{ Length: > 0 } parameter])
            return (parameter, false);
        return (IsCookieWelcome() ? Request.Cookies["OpenTera"] : null, false);
    }

    // A browser sends cookies with what other sites make it send, too. Such a request may read, and its answer stays unread there, but not change anything.
    private bool IsCookieWelcome() => HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method) || Request.Headers["Sec-Fetch-Site"] == "same-origin";
}
