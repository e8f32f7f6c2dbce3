using OpenTera.TeraServer.Login;
using OpenTera.TeraServer.Pages;
using OpenTera.TeraServer.ServerSettings;

namespace Microsoft.AspNetCore.Builder;

/// <summary>The pages for people: the login, which the desktop client shows too, and what server this is.</summary>
public static class Pages
{
    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/about", About).AllowAnonymous();
        app.MapGet("/doc", () => Show<DocPage>()).AllowAnonymous();
        app.MapGet("/login", Login).AllowAnonymous();
        var session = app.MapGroup("").RequireAuthorization(Identities.UserPage);
        session.MapGet("/login_change_password", (UserScope scope) => Show<NewPasswordPage>(("Username", scope.User.UserUsername)));
        session.MapGet("/login_setup_2fa", () => Show<SecondFactorSetupPage>());
        session.MapGet("/login_validate_2fa", () => Show<SecondFactorPage>());
        app.MapGet("/wss", () => TypedResults.Text("", "text/html; charset=utf-8", statusCode: StatusCodes.Status403Forbidden)).AllowAnonymous();
    }

    private static async Task<IResult> About(HttpRequest request, TeraContext db, CancellationToken cancellation) => Show<AboutPage>(
        ("Address", $"https://{ExternalAddress.Of(request)}"),
        ("Versions", await ServerVersions.LoadAsync(db, cancellation) ?? new ServerVersions()));

    private static IResult Login(HttpContext context)
    {
        AuthCodes.Remember(context, context.Request.Query["auth_code"].FirstOrDefault());
        return Show<LoginPage>(("ShowLogo", !context.Request.Query.ContainsKey("no_logo")));
    }

    private static PageResult Show<TPage>(params IEnumerable<(string Name, object? Value)> parameters) where TPage : AspNetCore.Components.IComponent =>
        new(typeof(TPage), parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value!));
}
