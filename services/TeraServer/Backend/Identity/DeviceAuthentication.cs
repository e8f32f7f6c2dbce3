using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using OpenTera.TeraServer.Api;
using static OpenTera.ServiceDefaults.Communication.Messages.LoginEvent.Types;

namespace OpenTera.TeraServer.Identity;

/// <summary>
/// By the client certificate that the gateway checked, by token in the header or the query. The certificate's header can be believed:
/// ServiceDefaults takes it off every request that does not come from the gateway.
/// </summary>
public sealed partial class DeviceAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, TeraContext db, IdentityQueries queries, LoginLog log)
    : IdentityAuthentication<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    protected override IResult Unauthorized => new Refusal(StatusCodes.Status401Unauthorized, "Unauthorized");

    /// <summary>How this request's device came in.</summary>
    public static LoginType LoginTypeOf(HttpContext context) => CertificateUuid(context.Request) is null ? LoginType.Token : LoginType.Certificate;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (CertificateUuid(Request) is { } uuid && await queries.DeviceByUuid(db, uuid) is { } holder)
            return AcceptEnabled(holder);

        if (Credentials.Of(Request) is { } credentials)
        {
            if (credentials.Value.Length == 0)
                return Refuse(new Refusal(StatusCodes.Status401Unauthorized, "Invalid token"));
            if (credentials.Token is { } token && await queries.DeviceByToken(db, token) is { } device)
                return AcceptEnabled(device);
        }

        if (Request.Query["token"] is [{ Length: > 0 } queryToken, ..] && !queryToken.Contains('\0') && await queries.DeviceByToken(db, queryToken) is { DeviceEnabled: true } found)
            return Accept(found);

        Log(LoginStatus.FailedWithInvalidToken, null);
        return Refuse();
    }

    private AuthenticateResult AcceptEnabled(Device device)
    {
        if (device.DeviceEnabled)
            return Accept(device);
        Log(LoginStatus.FailedWithDisabledAccount, device);
        return Refuse(new Refusal(StatusCodes.Status401Unauthorized, "Disabled device"));
    }

    private void Log(LoginStatus status, Device? device) =>
        log.Failed(Context, "LoginModule.device_token_or_certificate_required", LoginTypeOf(Context), status, device);

    /// <summary>The uuid in the subject of a device's certificate; null when there is none.</summary>
    private static string? CertificateUuid(HttpRequest request) =>
        request.Headers["X-SSL-CLIENT-DN"] is [{ } subject] && SubjectPattern().IsMatch(subject) ? UuidPattern().Match(subject).Groups["uuid"].Value : null;

    [GeneratedRegex("(^|,|/)CN=Device(,|/|$)")]
    private static partial Regex SubjectPattern();

    [GeneratedRegex("(^|,|/)UID=(?<uuid>[0-9A-Fa-f-]{36})(,|/|$)")]
    private static partial Regex UuidPattern();
}
