using System.Security.Claims;

namespace OpenTera.ServiceDefaults.Identity;

/// <summary>An identity of OpenTera as ASP.NET Core carries it.</summary>
internal sealed class TeraClaimsIdentity(TeraIdentity tera) : ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, tera.Uuid)], TeraAuthenticationHandler.Scheme)
{
    public TeraIdentity Tera { get; } = tera;
}

/// <summary>The caller, where there is no endpoint parameter to take it.</summary>
public static class TeraClaimsPrincipalExtensions
{
    /// <summary>Who calls; null when nobody signed in.</summary>
    public static TeraIdentity? GetTeraIdentity(this ClaimsPrincipal principal) => principal.Identities.OfType<TeraClaimsIdentity>().FirstOrDefault()?.Tera;
}
