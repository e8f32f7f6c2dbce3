using OpenTera.TeraServer.Login;

namespace Microsoft.Extensions.DependencyInjection;

public static class LoginSetup
{
    /// <summary>What the logins of the four APIs need beside their endpoints.</summary>
    public static IServiceCollection AddLogin(this IServiceCollection services) => services
        .AddSingleton<WebSocketTickets>()
        .AddSingleton<ParticipantTokens>().AddScoped<UserTokens>().AddScoped<UserLoginCompletion>().AddScoped<AuthCodes>();
}
