using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace OpenTera.Gateway;

/// <summary>What the gateway answers by itself, in the same words as <c>nginx/nginx.conf</c>.</summary>
internal static class Answer
{
    /// <summary>HSTS, but not on this machine: a browser would then refuse every other development server here.</summary>
    public static void UseTransportSecurity(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]"))
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.StrictTransportSecurity = "max-age=31536000";
                return Task.CompletedTask;
            });
        return next(context);
    });

    public static void UseClientCertificateCheck(this WebApplication app) => app.Use((context, next) =>
        context.Features.GetRequiredFeature<ClientCertificate>().Verified == "FAILED"
            ? TextAsync(context, StatusCodes.Status400BadRequest, "The client certificate is not signed by this system's authority, or has expired.")
            : next(context));

    public static Task PortalAsync(HttpContext context)
    {
        context.Response.Redirect("/portal/");
        return Task.CompletedTask;
    }

    public static Task CertificateAsync(HttpContext context, X509Certificate2 certificate)
    {
        context.Response.ContentType = "application/x-x509-ca-cert";
        return context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n")).AsTask();
    }

    public static Task TooLargeAsync(HttpContext context, GatewayRoute route) =>
        TextAsync(context, StatusCodes.Status413PayloadTooLarge, $"The request is larger than the {route.MaxBodyMegabytes} MB that {route.Path} accepts.");

    /// <summary>The forwarder has set the status; where the caller is not to blame, it is 502 for every reason.</summary>
    public static Task FailureAsync(HttpContext context, GatewayRoute route) => context.Response.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => TooLargeAsync(context, route),
        >= 400 and < 500 => Task.CompletedTask,
        _ => TextAsync(context, StatusCodes.Status502BadGateway, $"What answers at {route.Path} is not running or not reachable. Try again in a moment."),
    };

    private static Task TextAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync(text + "\n");
    }
}
