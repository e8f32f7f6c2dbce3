using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;

namespace OpenTera.ServiceDefaults.Identity;

/// <summary>
/// Names of the authorization policies: who may call an endpoint. An endpoint that names none, and is not for anybody
/// (<c>AllowAnonymous</c>), is closed to everybody.
/// </summary>
public static class OpenTeraPolicies
{
    /// <summary>Users.</summary>
    public const string User = "OpenTera.User";

    /// <summary>Participants who signed in. The static token of a participant does not do.</summary>
    public const string Participant = "OpenTera.Participant";

    /// <summary>Participants, by a static token too.</summary>
    public const string ParticipantWithStaticToken = "OpenTera.ParticipantWithStaticToken";

    /// <summary>Devices.</summary>
    public const string Device = "OpenTera.Device";

    /// <summary>Services, and TeraServer.</summary>
    public const string Service = "OpenTera.Service";

    /// <summary>Users, and participants who signed in.</summary>
    public const string UserOrParticipant = "OpenTera.UserOrParticipant";

    /// <summary>Everybody but services: users, participants who signed in, devices.</summary>
    public const string UserOrParticipantOrDevice = "OpenTera.UserOrParticipantOrDevice";

    /// <summary>Everybody who has a token that expires, and devices and services.</summary>
    public const string Anyone = "OpenTera.Anyone";

    /// <summary>Only users who have one of the roles in this service, and super administrators. A role is given in TeraServer, to user groups.</summary>
    public static TBuilder RequireAnyServiceRole<TBuilder>(this TBuilder builder, params string[] roles) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy => policy.AddRequirements(new ServiceRoleRequirement(roles, All: false)));

    /// <summary>Only users who have all of the roles in this service, and super administrators.</summary>
    public static TBuilder RequireAllServiceRoles<TBuilder>(this TBuilder builder, params string[] roles) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy => policy.AddRequirements(new ServiceRoleRequirement(roles, All: true)));

    internal static void AddTo(AuthorizationBuilder authorization)
    {
        Add(User, identity => identity is TeraUser);
        Add(Participant, identity => identity is TeraParticipant { IsStatic: false });
        Add(ParticipantWithStaticToken, identity => identity is TeraParticipant);
        Add(Device, identity => identity is TeraDevice);
        Add(Service, identity => identity is TeraService);
        Add(UserOrParticipant, identity => identity is TeraUser or TeraParticipant { IsStatic: false });
        Add(UserOrParticipantOrDevice, identity => identity is TeraUser or TeraParticipant { IsStatic: false } or TeraDevice);
        Add(Anyone, identity => identity is not TeraParticipant { IsStatic: true });
        authorization.SetFallbackPolicy(new AuthorizationPolicyBuilder().AddRequirements(new NobodyRequirement()).Build());

        void Add(string name, Func<TeraIdentity, bool> isWelcome) =>
            authorization.AddPolicy(name, policy => policy.RequireAssertion(context => context.User.GetTeraIdentity() is { } identity && isWelcome(identity)));
    }
}
