using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace OpenTera.Gateway;

/// <summary>What a backend sees of a request, and a caller of the answer. The same headers as in <c>nginx/location.conf</c>.</summary>
internal sealed class RouteTransformer(GatewayRoute route, GatewayOptions options) : HttpTransformer
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Nobody but a gateway says these.</summary>
    private static readonly string[] Dropped =
        ["Forwarded", "X-Forwarded-Prefix", "X-Forwarded-Scheme", "X-Forwarded-Server", "X-Forwarded-Ssl"];

    private readonly string port = options.Port.ToString();
    private readonly string scriptName = route.Prefix.Length == 0 ? "/" : route.Prefix;
    private readonly string? secret = route.Trusted ? options.Secret : null;

    public override async ValueTask TransformRequestAsync(
        HttpContext context, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(context, proxyRequest, destinationPrefix, cancellationToken);

        var request = context.Request;
        var path = new PathString(request.Path.Value![route.Prefix.Length..]);
        proxyRequest.RequestUri = RequestUtilities.MakeDestinationAddress(destinationPrefix, path, request.QueryString);

        DropAmbiguous(request.Headers, proxyRequest);
        foreach (var name in Dropped)
            proxyRequest.Headers.Remove(name);
        SetForwarded(context, proxyRequest);
    }

    public override async ValueTask<bool> TransformResponseAsync(
        HttpContext context, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        var proceed = await base.TransformResponseAsync(context, proxyResponse, cancellationToken);
        var headers = context.Response.Headers;
        headers.Remove("Server");
        // A backend that does not know of TLS in front of it redirects to http at the public address.
        if (headers.Location is [{ } location] && location.StartsWith($"http://{context.Request.Host.Value}/", StringComparison.OrdinalIgnoreCase))
            headers.Location = "https" + location["http".Length..];
        // Whoever follows events learns at once that the stream is open; YARP would wait for the first event.
        if (proxyResponse?.Content.Headers.ContentType?.MediaType == "text/event-stream")
            await context.Response.Body.FlushAsync(cancellationToken);
        return proceed;
    }

    private void SetForwarded(HttpContext context, HttpRequestMessage proxyRequest)
    {
        var request = context.Request;
        var host = request.Host.Host.ToLowerInvariant();
        var client = context.Features.GetRequiredFeature<ClientCertificate>();
        var address = context.Connection.RemoteIpAddress!;
        var remote = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();

        proxyRequest.Headers.Host = request.Host.Value;
        Set("X-ExternalPort", port);
        Set("X-ExternalHost", host);
        Set("X-ExternalServer", host);
        Set("X_ExternalServer", host);
        Set("X-Script-Name", scriptName);
        Set("X-Real-IP", remote);
        Set("X-Forwarded-For", remote);
        Set("X-Forwarded-Host", request.Host.Value);
        Set("X-Forwarded-Port", port);
        Set("X-Forwarded-Proto", request.Scheme);
        Set("X-Scheme", request.Scheme);
        Set("X-SSL-CERT", client.Certificate);
        Set("X-SSL-VERIFIED", client.Verified);
        Set("X-SSL-CLIENT-DN", client.Subject);
        Set("X-SSL-ISSUER-DN", client.Issuer);
        Set("X-OpenTera-Gateway", secret);

        void Set(string name, string? value)
        {
            proxyRequest.Headers.Remove(name);
            if (value is not null)
                proxyRequest.Headers.TryAddWithoutValidation(name, value);
        }
    }

    /// <summary>Many frameworks read <c>X_Script_Name</c> as <c>X-Script-Name</c>, so NGINX ignores such names, and so do we.</summary>
    private static void DropAmbiguous(IHeaderDictionary headers, HttpRequestMessage proxyRequest)
    {
        foreach (var name in headers.Keys)
            if (name[0] != ':' && name.AsSpan().ContainsAnyExcept(NameCharacters))
                proxyRequest.Headers.Remove(name);
    }
}
