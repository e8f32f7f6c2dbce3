using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpenTera.Testing;

/// <summary>
/// Stands in for TeraServer on a real port, with the answers a test gives it, and keeps what it was asked. It checks a token as TeraServer
/// does: by the signature with the key of the moment. As Python's TeraServer, it reads only bodies of a stated length.
/// </summary>
public sealed class TeraServerDouble : IAsyncDisposable
{
    private readonly WebApplication app;

    private TeraServerDouble(WebApplication app) => this.app = app;

    public string ServiceKey { get; set; } = TestTokens.ServiceKey;

    public ConcurrentQueue<(string Method, string Path, JsonElement Claims)> Requests { get; } = [];

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<TeraServerDouble> StartAsync(Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new TeraServerDouble(app);
        app.Use(server.AuthenticateAsync);
        app.MapGet("/alive", () => "Healthy");
        map(app);
        await app.StartAsync();
        return server;
    }

    public static IResult Json(string text, int status = 200) => Results.Text(text, "application/json", statusCode: status);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task AuthenticateAsync(HttpContext context, RequestDelegate next)
    {
        var token = context.Request.Headers.Authorization.ToString().Split(' ') is ["OpenTera", var given] ? given : "";
        if (context.Request.Path != "/alive" && !TestTokens.IsSignedBy(ServiceKey, token) && !TestTokens.IsSignedBy(TestTokens.UserKey, token)
            && !TestTokens.IsSignedBy(TestTokens.ParticipantKey, token))
            return Json("\"Unauthorized\"", 401).ExecuteAsync(context);
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.ContentLength is null)
            return Json("\"Missing body\"", 400).ExecuteAsync(context);
        if (token.Length > 0)
            Requests.Enqueue((context.Request.Method, context.Request.Path + context.Request.QueryString, JsonSerializer.Deserialize<JsonElement>(Decode(token.Split('.')[1]))));
        return next(context);
    }

    private static byte[] Decode(string text) => Base64Url.DecodeFromChars(text);
}
