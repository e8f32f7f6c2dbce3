using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace OpenTera.ServiceDefaults.Gateway;

/// <summary>
/// Lets the gateway, and nobody else, say who the client is and by which address it came. Everything a client could use to pass
/// for the gateway, or for the holder of a client certificate, is taken off a request that lacks the gateway's secret.
/// </summary>
/// <remarks>A startup filter, so that it runs before authentication and routing, which a web application puts in front of its own middleware.</remarks>
internal sealed class GatewayHeaders(IConfiguration configuration) : IStartupFilter
{
    public const string SecretSetting = "OpenTera:GatewaySecret";
    public const string SecretHeader = "X-OpenTera-Gateway";

    private static readonly string[] Prefixes = ["X-SSL-", "X-External", "X-Forwarded-", "X-Original-"];
    private static readonly string[] Names = ["Forwarded", "X-Script-Name", "X-Real-IP", "X-Scheme"];

    private readonly byte[]? secret = configuration[SecretSetting] is { Length: > 0 } text ? Hash(text) : null;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) =>
        {
            if (IsFromGateway(context.Request))
                Apply(context);
            else
                Strip(context.Request.Headers);
            context.Request.Headers.Remove(SecretHeader);
            return following(context);
        });
        next(app);
    };

    private bool IsFromGateway(HttpRequest request) =>
        secret is not null && request.Headers[SecretHeader] is [{ } given] && CryptographicOperations.FixedTimeEquals(Hash(given), secret);

    // Hashes have one length, so that the comparison does not tell that of the secret.
    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static void Strip(IHeaderDictionary headers)
    {
        foreach (var name in headers.Keys.Where(IsGatewayHeader).ToList())
            headers.Remove(name);
    }

    // OpenTera's gateway writes one of them with an underscore (X_ExternalServer); many programs take - and _ for the same.
    private static bool IsGatewayHeader(string name)
    {
        var dashed = name.Replace('_', '-');
        return Names.Contains(dashed, StringComparer.OrdinalIgnoreCase)
            || Prefixes.Any(prefix => dashed.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
    }

    private static void Apply(HttpContext context)
    {
        var (request, headers) = (context.Request, context.Request.Headers);
        if (headers["X-Scheme"] is [{ Length: > 0 } scheme])
            request.Scheme = scheme;
        if (headers["X-ExternalHost"] is [{ Length: > 0 } host])
            request.Host = headers["X-ExternalPort"] is [{ } port] && int.TryParse(port, out var number) ? new HostString(host, number) : new HostString(host);
        if (headers["X-Script-Name"] is [{ Length: > 0 } path])
            request.PathBase = path.TrimEnd('/');
        if (headers["X-Real-IP"] is [{ } address] && IPAddress.TryParse(address, out var ip))
            context.Connection.RemoteIpAddress = ip;
    }
}
