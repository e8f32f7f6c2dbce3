using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using OpenTera.TeraServer.Api;
using StackExchange.Redis;
using static OpenTera.ServiceDefaults.Communication.Messages.LoginEvent.Types;

namespace OpenTera.TeraServer.Identity;

/// <summary>By the token a service signs itself with the key it finds in Redis, in the header or the query.</summary>
public sealed class ServiceAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder,
    TeraContext db, IdentityQueries queries, IConnectionMultiplexer redis, LoginLog log)
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

        var verified = await Token.VerifyAsync(token, await redis.GetDatabase().StringGetAsync(RedisKeys.ServiceTokenKey));
        var service = verified.Uuid("service_uuid") is { } uuid ? await queries.ServiceByUuid(db, uuid) : null;
        return service is { ServiceEnabled: true } ? Accept(service) : RefuseToken(service, Unauthorized);
    }

    private AuthenticateResult RefuseToken(Service? service, IResult refusal)
    {
        log.Failed(Context, "LoginModule.service_token_or_certificate_required", LoginType.Token, LoginStatus.FailedWithInvalidToken, service);
        return Refuse(refusal);
    }
}
