using Microsoft.AspNetCore.Authentication;
using OpenTera.TeraServer.Identity;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The authentication schemes of the four APIs. Each is also a policy of its name: <c>RequireAuthorization(Identities.User)</c>.</summary>
public static class IdentitySetup
{
    public static IServiceCollection AddIdentities(this IServiceCollection services)
    {
        services.AddSingleton<SigningKeys>().AddSingleton<IdentityQueries>().AddSingleton<LoginAttempts>().AddSingleton<LoginLog>().AddSingleton<UserSessions>().AddSingleton<Tokens>().AddSingleton<RememberedCallers>();
        services.AddHostedService(provider => provider.GetRequiredService<Tokens>());
        services.AddScoped<LastOnline>();
        // Refused callers are in the login log.
        services.AddLogging(logging => logging.AddFilter("OpenTera.TeraServer.Identity", LogLevel.Warning));

        // Without the data protection that AddAuthentication brings: nothing here is encrypted by it, and it would keep keys in the home folder.
        services.AddAuthenticationCore().AddWebEncoders();
        new AuthenticationBuilder(services)
            .AddUser(Identities.User, options => options.ByPassword = options.ByToken = true)
            .AddUser(Identities.UserLogin, options => options.ByPassword = options.IsLogin = true)
            .AddUser(Identities.UserToken, options => options.ByToken = true)
            .AddUser(Identities.UserSession, options => options.BySession = true)
            .AddUser(Identities.UserPage, options => options.BySession = options.IsPage = true)
            .AddScheme<ParticipantAuthenticationOptions, ParticipantAuthentication>(Identities.Participant, options => options.ByPassword = true)
            .AddScheme<ParticipantAuthenticationOptions, ParticipantAuthentication>(Identities.ParticipantToken, null)
            .AddScheme<AuthenticationSchemeOptions, DeviceAuthentication>(Identities.Device, null)
            .AddScheme<AuthenticationSchemeOptions, ServiceAuthentication>(Identities.Service, null);

        var authorization = services.AddAuthorizationBuilder();
        foreach (var scheme in (string[])[Identities.User, Identities.UserLogin, Identities.UserToken, Identities.UserSession, Identities.UserPage, Identities.Participant, Identities.Device, Identities.Service])
            authorization.AddPolicy(scheme, policy => policy.AddAuthenticationSchemes(scheme).RequireAuthenticatedUser());
        authorization.AddPolicy(Identities.ParticipantFully, policy =>
            policy.AddAuthenticationSchemes(Identities.Participant).RequireClaim(ParticipantAccess.Claim, ParticipantAccess.Full));
        authorization.AddPolicy(Identities.ParticipantToken, policy =>
            policy.AddAuthenticationSchemes(Identities.ParticipantToken).RequireClaim(ParticipantAccess.Claim, ParticipantAccess.Full));
        return services;
    }

    private static AuthenticationBuilder AddUser(this AuthenticationBuilder builder, string name, Action<UserAuthenticationOptions> ways) =>
        builder.AddScheme<UserAuthenticationOptions, UserAuthentication>(name, ways);
}

/// <summary>Who may call an endpoint.</summary>
public static class Identities
{
    /// <summary>A user, by password or token.</summary>
    public const string User = nameof(User);

    /// <summary>A user by password, also one who must give a second factor or a new password first.</summary>
    public const string UserLogin = nameof(UserLogin);

    /// <summary>A user, by token only.</summary>
    public const string UserToken = nameof(UserToken);

    /// <summary>A user who completes a login.</summary>
    public const string UserSession = nameof(UserSession);

    /// <summary>A user who completes a login, on a page of it.</summary>
    public const string UserPage = nameof(UserPage);

    /// <summary>A participant, by password, token of a login or static token.</summary>
    public const string Participant = nameof(Participant);

    /// <summary>A participant, but not by the static token.</summary>
    public const string ParticipantFully = nameof(ParticipantFully);

    /// <summary>A participant, by the token of a login only.</summary>
    public const string ParticipantToken = nameof(ParticipantToken);

    public const string Device = nameof(Device);
    public const string Service = nameof(Service);
}
