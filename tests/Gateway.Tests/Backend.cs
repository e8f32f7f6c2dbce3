using System.Net.WebSockets;

namespace OpenTera.Gateway.Tests;

/// <summary>What a backend saw of a request.</summary>
public sealed record Seen(string Backend, string Method, string Path, string Query, SortedDictionary<string, string> Headers, long BodyLength);

/// <summary>A small service behind the gateways: it tells what it sees, and has a WebSocket, an event stream and redirects.</summary>
public sealed class Backend : IAsyncDisposable
{
    private static readonly SemaphoreSlim received = new(0);

    private readonly WebApplication app;

    private Backend(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    public static async Task<Backend> StartAsync(string name)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(context => context.Request.Path.Value!.Split('/')[^1] switch
        {
            "ws" => EchoAsync(context),
            "events" => EventsAsync(context),
            "redirect" => Results.Redirect($"http://{context.Request.Host}/elsewhere?a=1").ExecuteAsync(context),
            "teapot" => Results.Text("short and stout", statusCode: 418).ExecuteAsync(context),
            _ => SeeAsync(name, context),
        });
        await app.StartAsync();
        return new Backend(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task SeeAsync(string name, HttpContext context)
    {
        var request = context.Request;
        var buffer = new byte[81920];
        long length = 0;
        for (int read; (read = await request.Body.ReadAsync(buffer)) > 0; length += read)
        {
        }

        var headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(" | ", header.Value.ToArray()));
        await context.Response.WriteAsJsonAsync(
            new Seen(name, request.Method, request.Path.Value!, request.QueryString.Value ?? "", new(headers, StringComparer.OrdinalIgnoreCase), length));
    }

    private static async Task EchoAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[4096];
        while (true)
        {
            var message = await socket.ReceiveAsync(buffer, context.RequestAborted);
            if (message.MessageType == WebSocketMessageType.Close)
                break;
            await socket.SendAsync(buffer.AsMemory(0, message.Count), message.MessageType, message.EndOfMessage, context.RequestAborted);
        }

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", context.RequestAborted);
    }

    /// <summary>Opens the stream, then sends an event each time the caller has said, on another request, that it has received what came before.</summary>
    private static async Task EventsAsync(HttpContext context)
    {
        if (context.Request.Method == "POST")
        {
            received.Release();
            return;
        }

        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.FlushAsync();
        foreach (var text in new[] { "data: one\n\n", "data: two\n\n" })
        {
            await received.WaitAsync(context.RequestAborted);
            await context.Response.WriteAsync(text);
            await context.Response.Body.FlushAsync();
        }
    }
}
