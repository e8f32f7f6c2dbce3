using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using OpenTera.TeraServer.Api;

namespace OpenTera.TeraServer.Identity;

/// <summary>Finds out who calls, and answers for those who may not.</summary>
public abstract class IdentityAuthentication<TOptions>(IOptionsMonitor<TOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<TOptions>(options, loggers, encoder)
    where TOptions : AuthenticationSchemeOptions, new()
{
    /// <summary>What is answered when nothing more special is known.</summary>
    protected abstract IResult Unauthorized { get; }

    /// <summary>The identity is a feature of the request from here on: scopes find it there.</summary>
    /// <param name="claims">What authorization policies ask for.</param>
    protected AuthenticateResult Accept<TIdentity>(TIdentity identity, params Claim[] claims)
    {
        Context.Features.Set(identity);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name));
    }

    protected static AuthenticateResult Refuse(IResult refusal) => AuthenticateResult.Fail(new RefusedException(refusal));

    protected AuthenticateResult Refuse() => Refuse(Unauthorized);

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var refusal = (await HandleAuthenticateOnceSafeAsync()).Failure switch
        {
            null => Unauthorized,
            RefusedException refused => refused.Refusal,
            var failure => throw new InvalidOperationException("Who calls could not be found out.", failure),
        };
        if (Context.GetEndpoint()?.Metadata.GetMetadata<BodyCheck>() is { } check && Request.HasJsonContentType())
            refusal = await check.RefuseAsync(Request) ?? refusal;
        await refusal.ExecuteAsync(Context);
    }
}
