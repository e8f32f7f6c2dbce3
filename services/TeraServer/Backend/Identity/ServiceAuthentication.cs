using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using OpenTera.TeraServer.Api;
using static OpenTera.ServiceDefaults.Communication.Messages.LoginEvent.Types;

namespace OpenTera.TeraServer.Identity;

/// <summary>By the token a service signs itself with the key it finds in Redis, in the header or the query.</summary>
public sealed class ServiceAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder,
    TeraContext db, IdentityQueries queries, RememberedCallers callers, Tokens tokens, LoginLog log)
    : IdentityAuthentication<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    protected override IResult Unauthorized => new Refusal(StatusCodes.Status401Unauthorized, "Unauthorized");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var credentials = Credentials.Of(Request);
        if (credentials is { Value.Length: 0 })
            return RefuseToken(null, new Refusal(StatusCodes.Status401Unauthorized, "Invalid Token"));

        if ((credentials?.Token ?? Request.Query["token"].FirstOrDefault()) is not { Length: > 0 } token)
            return RefuseToken(null, Unauthorized);

        if ((await tokens.VerifyAsync(TokenKind.Service, token)).Uuid("service_uuid") is not { } uuid)
            return RefuseToken(null, Unauthorized);
        return callers.Assume<Service>(Context, CallerTable.Services, uuid, () => FromUuidAsync(uuid)) is { ServiceEnabled: true } service ? Accept(service) : await FromUuidAsync(uuid);
    }

    private async Task<AuthenticateResult> FromUuidAsync(string uuid)
    {
        var service = await callers.ReadAsync(Context, db, CallerTable.Services, uuid, queries.ServiceByUuid);
        return service is { ServiceEnabled: true } ? Accept(service) : RefuseToken(service, Unauthorized);
    }

    private AuthenticateResult RefuseToken(Service? service, IResult refusal)
    {
        log.Failed(Context, "LoginModule.service_token_or_certificate_required", LoginType.Token, LoginStatus.FailedWithInvalidToken, service);
        return Refuse(refusal);
    }
}
