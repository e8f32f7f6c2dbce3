using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace OpenTera.ServiceDefaults.Identity;

/// <summary>
/// Who calls. An endpoint takes the kind it is for as a parameter; where several kinds may call it takes this type, or each kind as a
/// nullable parameter. A parameter that is not nullable and not the caller's kind answers 400: guard the endpoint with a policy of <see cref="OpenTeraPolicies"/>.
/// </summary>
/// <param name="Uuid">The caller's uuid in OpenTera.</param>
public abstract record TeraIdentity(string Uuid)
{
    /// <summary>The token the caller showed, for calls in its name. Not public, so that it is in no log and no answer.</summary>
    internal string Token { get; init; } = "";

    /// <summary>Gives the caller to a parameter of a minimal API endpoint; null when nobody signed in.</summary>
    public static ValueTask<TeraIdentity?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult(context.User.GetTeraIdentity());

    /// <summary>The caller if it is of one kind, else null.</summary>
    private protected static ValueTask<T?> BindAsync<T>(HttpContext context) where T : TeraIdentity => ValueTask.FromResult(context.User.GetTeraIdentity() as T);
}

/// <summary>A user who calls, as the token says.</summary>
/// <param name="UserUuid">uuid of the user.</param>
/// <param name="IdUser">id of the user.</param>
/// <param name="UserFullname">First and last name.</param>
/// <param name="UserSuperadmin">True: may do everything.</param>
/// <param name="ServiceAccess">The user's roles in each service, by service key.</param>
public sealed record TeraUser(string UserUuid, int IdUser, string UserFullname, bool UserSuperadmin, IReadOnlyDictionary<string, string[]> ServiceAccess) : TeraIdentity(UserUuid)
{
    /// <summary>True when the user has a role in a service, or is super administrator.</summary>
    public bool HasRole(string serviceKey, string role) => UserSuperadmin || (ServiceAccess.TryGetValue(serviceKey, out var roles) && roles.Contains(role));

    /// <inheritdoc cref="TeraIdentity.BindAsync(HttpContext, ParameterInfo)"/>
    public static new ValueTask<TeraUser?> BindAsync(HttpContext context, ParameterInfo parameter) => BindAsync<TeraUser>(context);
}

/// <summary>A participant who calls.</summary>
/// <param name="ParticipantUuid">uuid of the participant.</param>
/// <param name="IdParticipant">id of the participant.</param>
/// <param name="ParticipantName">Name of the participant; empty when the token was the one that never expires.</param>
/// <param name="IsStatic">True when the token was the one that never expires.</param>
public sealed record TeraParticipant(string ParticipantUuid, int IdParticipant, string ParticipantName, bool IsStatic) : TeraIdentity(ParticipantUuid)
{
    /// <inheritdoc cref="TeraIdentity.BindAsync(HttpContext, ParameterInfo)"/>
    public static new ValueTask<TeraParticipant?> BindAsync(HttpContext context, ParameterInfo parameter) => BindAsync<TeraParticipant>(context);
}

/// <summary>A device that calls.</summary>
/// <param name="DeviceUuid">uuid of the device.</param>
/// <param name="IdDevice">id of the device.</param>
public sealed record TeraDevice(string DeviceUuid, int IdDevice) : TeraIdentity(DeviceUuid)
{
    /// <inheritdoc cref="TeraIdentity.BindAsync(HttpContext, ParameterInfo)"/>
    public static new ValueTask<TeraDevice?> BindAsync(HttpContext context, ParameterInfo parameter) => BindAsync<TeraDevice>(context);
}

/// <summary>Another service, or TeraServer, that calls.</summary>
/// <param name="ServiceUuid">uuid of the service.</param>
public sealed record TeraService(string ServiceUuid) : TeraIdentity(ServiceUuid)
{
    /// <inheritdoc cref="TeraIdentity.BindAsync(HttpContext, ParameterInfo)"/>
    public static new ValueTask<TeraService?> BindAsync(HttpContext context, ParameterInfo parameter) => BindAsync<TeraService>(context);
}
