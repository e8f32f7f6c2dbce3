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

namespace OpenTera.ServiceDefaults.Tests.Servers;

/// <summary>
/// Answers as TeraServer was recorded to answer a service, on a real port, and keeps what it was asked. It checks a token as TeraServer
/// does: by the signature with the key of the moment.
/// </summary>
public sealed class TeraServerDouble : IAsyncDisposable
{
    private readonly WebApplication app;

    private TeraServerDouble(WebApplication app) => this.app = app;

    public string ServiceKey { get; set; } = TestTokens.ServiceKey;

    public ConcurrentQueue<(string Method, string Path, JsonElement Claims)> Requests { get; } = [];

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<TeraServerDouble> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new TeraServerDouble(app);
        app.Use(server.AuthenticateAsync);
        app.MapGet("/alive", () => "Healthy");
        app.MapGet("/api/service/sites", () => Json("""[{"id_site": 1, "site_2fa_required": false, "site_name": "Default Site"}]"""));
        app.MapGet("/api/service/users", (string user_uuid) => user_uuid == TestTokens.UserUuid
            ? Json("""{"id_user": 2, "user_email": null, "user_enabled": true, "user_firstname": "Site", "user_lastname": "Admin", "user_superadmin": false, "user_username": "siteadmin", "user_uuid": "296983eb-0d9e-49af-a804-66612b2ace5d", "user_name": "Site Admin"}""")
            : Json("\"Service doesn't have permission to access the requested data\"", 403));
        app.MapGet("/api/service/sessions", (int id_participant) => Json("""[{"id_session": 2, "id_session_type": 2, "session_comments": null, "session_duration": 2610, "session_name": "S\u00e9ance #2", "session_parameters": null, "session_start_datetime": "2026-11-23T02:57:06.456779+00:00", "session_status": 0, "session_uuid": "221c4bdd-f07c-4ad3-933c-e7ceb3643dd3", "session_participants": [{"id_participant": 1, "participant_uuid": "27985bb7-3dea-4668-8d9b-3c0548cd8124", "participant_name": "Participant #1", "id_project": 1, "project_name": "Default Project #1"}]}]"""));
        app.MapPost("/api/service/participants", async (HttpRequest request) =>
            Json($$"""{"id_participant": 5, "participant_uuid": "x", "participant_name": {{(await request.ReadFromJsonAsync<JsonElement>()).GetProperty("participant").GetProperty("participant_name").GetRawText()}}, "participant_enabled": true, "id_project": 1}"""));
        app.MapPost("/api/service/sessions/events", () => Json("\"Database error\"", 500));
        app.MapDelete("/api/service/assets", () => Json("\"\""));
        app.MapGet("/api/user/projects", () => Json("null"));
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task AuthenticateAsync(HttpContext context, RequestDelegate next)
    {
        var token = context.Request.Headers.Authorization.ToString().Split(' ') is ["OpenTera", var given] ? given : "";
        if (context.Request.Path != "/alive" && !TestTokens.IsSignedBy(ServiceKey, token) && !TestTokens.IsSignedBy(TestTokens.UserKey, token))
            return Json("\"Unauthorized\"", 401).ExecuteAsync(context);
        if (token.Length > 0)
            Requests.Enqueue((context.Request.Method, context.Request.Path + context.Request.QueryString, JsonSerializer.Deserialize<JsonElement>(Decode(token.Split('.')[1]))));
        return next(context);
    }

    private static byte[] Decode(string text) => Base64Url.DecodeFromChars(text);

    private static IResult Json(string text, int status = 200) => Results.Text(text, "application/json", statusCode: status);
}
