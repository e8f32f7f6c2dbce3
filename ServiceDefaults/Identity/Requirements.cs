using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using OpenTera.ServiceDefaults.TeraServer;

namespace OpenTera.ServiceDefaults.Identity;

/// <summary>Roles in this service.</summary>
internal sealed record ServiceRoleRequirement(string[] Roles, bool All) : IAuthorizationRequirement;

/// <summary>Compares a user's roles in this service, which are in the token.</summary>
internal sealed class ServiceRoleHandler(OpenTeraService service) : AuthorizationHandler<ServiceRoleRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ServiceRoleRequirement requirement)
    {
        if (context.User.GetTeraIdentity() is TeraUser user
            && (requirement.All ? requirement.Roles.All(HasRole) : requirement.Roles.Any(HasRole)))
            context.Succeed(requirement);
        return Task.CompletedTask;

        bool HasRole(string role) => user.HasRole(service.Key, role);
    }
}

/// <summary>The policy of endpoints that have none. A path without an endpoint is let through to its 404.</summary>
internal sealed record NobodyRequirement : IAuthorizationRequirement
{
    public override string ToString() => "The endpoint does not say who may call it: give it RequireAuthorization(OpenTeraPolicies...) or AllowAnonymous().";
}

/// <summary>Closes endpoints without a policy.</summary>
internal sealed class NobodyHandler : AuthorizationHandler<NobodyRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NobodyRequirement requirement)
    {
        if (context.Resource is HttpContext http && http.GetEndpoint() is null)
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
