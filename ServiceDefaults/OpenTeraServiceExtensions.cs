using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTera.ServiceDefaults;
using OpenTera.ServiceDefaults.Communication;
using OpenTera.ServiceDefaults.Communication.Messages;
using OpenTera.ServiceDefaults.Identity;
using OpenTera.ServiceDefaults.TeraServer;

namespace Microsoft.Extensions.Hosting;

/// <summary>What makes an application a service of OpenTera.</summary>
public static class OpenTeraServiceExtensions
{
    private static readonly Uri TeraServerAddress = new("https+http://teraserver");

    /// <summary>
    /// Makes this application the service with a key: <see cref="OpenTeraService"/> (its record in TeraServer), <see cref="ITeraServerClient"/>,
    /// sign-in of callers by OpenTera's tokens with the policies of <see cref="OpenTeraPolicies"/>, TeraServer in <c>/health</c>, and with
    /// <c>app.UseExceptionHandler()</c> an answer that says what is wrong with a request, or that TeraServer or Redis is away. Comes after <c>AddServiceDefaults</c>.
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
        builder.Services.AddSingleton<ServiceRpc>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<ServiceRpc>());
        AddAnswers(builder.Services);
        AddIdentity(builder.Services);
        AddTeraServerClient(builder.Services);
        return builder;
    }

    /// <summary>
    /// Adds a method that others can call by RPC, with <c>bus.CallAsync(Topics.ServiceRpc("key"), method, ...)</c>. Of several replicas of this service one answers.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="handler">As with <see cref="RpcMethods.Add"/>: arguments by position, services of the application, a cancellation token.</param>
    public static WebApplication MapRpc(this WebApplication app, string method, Delegate handler)
    {
        app.Services.GetRequiredService<ServiceRpc>().Methods.Add(method, handler);
        return app;
    }

    /// <summary>
    /// Says with which form a session type of this service is configured. TeraServer asks for it by RPC (<c>session_type_config</c>) and shows it in its clients; what
    /// was filled in is the session type's <c>session_type_config</c>. A service that says nothing has an empty form.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <param name="form">Makes the form of a session type, by its id.</param>
    /// <example><code>
    /// app.MapSessionTypeForm(_ => new("session_type_config", new TeraFormSection("general", "General", new TeraFormItem("recordable", "Record the session", "boolean"))));
    /// </code></example>
    public static WebApplication MapSessionTypeForm(this WebApplication app, Func<int, TeraForm> form) =>
        app.MapRpc(ServiceRpc.SessionTypeForm, (Value session) => form(ServiceRpc.IdSessionType(session)).ToJson());

    private static void AddAnswers(IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = ProblemExceptionHandler.Customize);
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        // Else a number may come as text, and every description of an API has to say so.
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddSingleton<TokenKeys>();
        services.AddSingleton<TokenValidator>();
        services.AddSingleton(provider => new AccessTokens(provider.GetRequiredService<TokenKeys>()));
        // Not AddAuthentication: that also makes keys for cookies and writes them to the disk, and there are no cookies to protect.
        services.AddAuthenticationCore(options => options.DefaultScheme = TeraAuthenticationHandler.Scheme);
        services.AddWebEncoders();
        new AuthenticationBuilder(services).AddScheme<AuthenticationSchemeOptions, TeraAuthenticationHandler>(TeraAuthenticationHandler.Scheme, null);
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
