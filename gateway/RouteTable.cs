using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace OpenTera.Gateway;

/// <summary>Forwards a request to whom its path belongs.</summary>
internal sealed class RouteTable(GatewayOptions options, IHttpForwarder forwarder, ILogger<RouteTable> logger) : IDisposable
{
    /// <summary>As long as NGINX waits: a stream or a WebSocket may be silent for a while.</summary>
    private static readonly ForwarderRequestConfig Request = new()
    {
        ActivityTimeout = TimeSpan.FromMinutes(10),
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    private readonly (GatewayRoute Route, RouteTransformer Transformer)[] routes =
        [.. options.Routes.OrderByDescending(route => route.Path.Length).Select(route => (route, new RouteTransformer(route, options)))];

    private readonly HttpMessageInvoker backends = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        EnableMultipleHttp2Connections = true,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        // Shorter than the 5 s after which Node.js closes an idle connection.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(4),
        // The gateway is no part of the trace: it hands the caller's headers on.
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
    });

    public async Task ForwardAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (routes.Any(entry => entry.Route.Path.Length == path.Length + 1 && entry.Route.Path.StartsWith(path, StringComparison.Ordinal)))
        {
            context.Response.Redirect(path + "/" + context.Request.QueryString, permanent: true);
            return;
        }

        var (route, transformer) = routes.FirstOrDefault(entry => path.StartsWith(entry.Route.Path, StringComparison.Ordinal));
        if (route is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var limit = route.MaxBodyMegabytes * 1024L * 1024;
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = limit;
        if (context.Request.ContentLength > limit)
        {
            await Answer.TooLargeAsync(context, route);
            return;
        }

        var error = await forwarder.SendAsync(context, route.Target, backends, Request, transformer);
        if (error is ForwarderError.None || context.RequestAborted.IsCancellationRequested)
            return;
        logger.LogWarning("Request to {Path} ({Target}) failed: {Error}", route.Path, route.Target, error);
        if (!context.Response.HasStarted)
            await Answer.FailureAsync(context, route);
    }

    public void Dispose() => backends.Dispose();
}
