using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTera.ServiceDefaults.Identity;
using OpenTera.ServiceDefaults.TeraServer;

namespace Microsoft.Extensions.Hosting;

/// <summary>What makes an application a service of OpenTera.</summary>
public static class OpenTeraServiceExtensions
{
    private static readonly Uri TeraServerAddress = new("https+http://teraserver");

    /// <summary>
    /// Makes this application the service with a key: <see cref="OpenTeraService"/> (its record in TeraServer), <see cref="ITeraServerClient"/>,
    /// sign-in of callers by OpenTera's tokens with the policies of <see cref="OpenTeraPolicies"/>, and TeraServer in <c>/health</c>.
    /// Comes after <c>AddServiceDefaults</c>.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="key">Key under which the service is registered in TeraServer.</param>
    /// <remarks>
    /// TeraServer is found by service discovery under the name <c>teraserver</c> (<c>services__teraserver__http__0</c>). Endpoints that say nothing
    /// about who may call them are closed.
    /// </remarks>
    /// <example><code>
    /// builder.AddServiceDefaults();
    /// builder.AddOpenTeraService("ExampleService");
    /// ...
    /// app.MapGet("/api/notes", (TeraUser user) => ...).RequireAuthorization(OpenTeraPolicies.User);
    /// </code></example>
    public static TBuilder AddOpenTeraService<TBuilder>(this TBuilder builder, string key) where TBuilder : IHostApplicationBuilder
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new OpenTeraService(key));
        builder.Services.AddHostedService<ServiceRecordWatcher>();
        AddIdentity(builder.Services);
        AddTeraServerClient(builder.Services);
        return builder;
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddSingleton<TokenKeys>();
        services.AddSingleton<TokenValidator>();
        services.AddAuthentication(TeraAuthenticationHandler.Scheme)
            .AddScheme<AuthenticationSchemeOptions, TeraAuthenticationHandler>(TeraAuthenticationHandler.Scheme, null);
        OpenTeraPolicies.AddTo(services.AddAuthorizationBuilder());
        services.AddSingleton<IAuthorizationHandler, ServiceRoleHandler>();
        services.AddSingleton<IAuthorizationHandler, NobodyHandler>();
    }

    private static void AddTeraServerClient(IServiceCollection services)
    {
        services.AddSingleton<ServiceToken>();
        services.AddTransient<ServiceTokenHandler>();
        services.AddHttpClient<ITeraServerClient, TeraServerClient>(client => client.BaseAddress = TeraServerAddress)
            .AddHttpMessageHandler<ServiceTokenHandler>();
        services.AddHttpClient(TeraServerHealthCheck.ClientName, client => (client.BaseAddress, client.Timeout) = (TeraServerAddress, TimeSpan.FromSeconds(3)));
        services.AddHealthChecks().AddCheck<TeraServerHealthCheck>("teraserver");
    }
}
