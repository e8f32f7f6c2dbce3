using System.Text.Json;

namespace OpenTera.TeraServer.Api;

/// <summary>What holds for every answer outside <c>/assets</c> and <c>/wss</c>: the headers, and the pages where no endpoint answers.</summary>
public sealed class ApiConventions(RequestDelegate next, ILogger<ApiConventions> log)
{
    private const string Html = "text/html; charset=utf-8";

    public async Task InvokeAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (!request.Path.StartsWithSegments("/assets") && !request.Path.StartsWithSegments("/wss"))
            OpenToOtherOrigins(response);

        // The web server leaves out the body.
        if (HttpMethods.IsHead(request.Method))
            request.Method = HttpMethods.Get;

        try
        {
            if (IsMisspelled(request.Path))
                response.StatusCode = StatusCodes.Status404NotFound;
            else
                await next(context);
        }
        catch (BadHttpRequestException refused) when (!response.HasStarted)
        {
            response.StatusCode = refused.StatusCode;
            await WriteMessage(response, refused.Message);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !response.HasStarted)
        {
            log.LogError(failure, "{Method} {Path} failed", request.Method, request.Path);
            response.StatusCode = StatusCodes.Status500InternalServerError;
            await WriteMessage(response, "Internal Server Error");
        }

        if (response is { HasStarted: false, ContentType: null })
            await ExplainAsync(request, response);
    }

    /// <summary>Pages of other services call the API from the browser.</summary>
    private static void OpenToOtherOrigins(HttpResponse response)
    {
        var headers = response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowHeaders = "*";
        headers.AccessControlAllowMethods = "*";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
    }

    /// <summary>ASP.NET Core's routes ignore case and a slash at the end; the original's don't.</summary>
    private static bool IsMisspelled(PathString path) =>
        path.StartsWithSegments("/api") && (path.Value!.EndsWith('/') || path.Value.AsSpan().ContainsAnyInRange('A', 'Z'));

    private static async Task ExplainAsync(HttpRequest request, HttpResponse response)
    {
        switch (response.StatusCode)
        {
            case StatusCodes.Status405MethodNotAllowed:
                response.Headers.Allow = $"{response.Headers.Allow.ToString().Replace("GET", "GET, HEAD")}, OPTIONS";
                if (HttpMethods.IsOptions(request.Method))
                    (response.StatusCode, response.ContentType) = (StatusCodes.Status200OK, Html);
                else
                    await WriteMessage(response, "The method is not allowed for the requested URL.");
                break;
            case StatusCodes.Status404NotFound:
                response.ContentType = Html;
                await response.WriteAsync("<!doctype html><html lang=\"en\"><title>404 Not Found</title><h1>Not Found</h1><p>There is nothing at this address.</p></html>");
                break;
        }
    }

    private static Task WriteMessage(HttpResponse response, string message)
    {
        response.ContentType = Json.ContentType;
        return response.WriteAsync(JsonSerializer.Serialize(new { message }, Json.Options));
    }
}
