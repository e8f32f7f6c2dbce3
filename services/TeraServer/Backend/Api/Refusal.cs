using System.Text.Json;
using OpenTera.TeraServer.Texts;

namespace OpenTera.TeraServer.Api;

/// <summary>An answer that is one sentence: a JSON string, in the caller's language, then <paramref name="Detail"/> as it is.</summary>
/// <param name="Text">English text, the name of the French one.</param>
public sealed record Refusal(int Status, string Text, string Detail = "") : IResult, IStatusCodeHttpResult
{
    int? IStatusCodeHttpResult.StatusCode => Status;

    public static Refusal Forbidden { get; } = new(StatusCodes.Status403Forbidden, "Forbidden");
    public static Refusal DatabaseError { get; } = new(StatusCodes.Status500InternalServerError, "Database error");

    public static Refusal BadRequest(string text, string detail = "") => new(StatusCodes.Status400BadRequest, text, detail);

    /// <summary>The object can't go while others depend on it; the text names them.</summary>
    public static Refusal InUse(string text) => new(StatusCodes.Status500InternalServerError, text);

    public Task ExecuteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = Json.ContentType;
        return JsonSerializer.SerializeAsync(context.Response.BodyWriter, context.Localized(Text) + Detail, Json.Options, context.RequestAborted);
    }
}

/// <summary>Input that can't be read: an object with a message in English and, for an argument, its name and what is wrong with it.</summary>
public sealed record InvalidInput(int Status, string Message, IReadOnlyDictionary<string, string>? Errors = null) : IResult
{
    public static InvalidInput Argument(string name, string error) =>
        new(StatusCodes.Status400BadRequest, "Input payload validation failed", new Dictionary<string, string> { [name] = error });

    public static InvalidInput UnknownArguments(IEnumerable<string> names) =>
        new(StatusCodes.Status400BadRequest, $"Unknown arguments: {string.Join(", ", names)}");

    public static InvalidInput NotUnderstood { get; } =
        new(StatusCodes.Status400BadRequest, "The browser (or proxy) sent a request that this server could not understand.");

    public static InvalidInput NotJson { get; } = new(
        StatusCodes.Status415UnsupportedMediaType,
        "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.");

    public Task ExecuteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = Json.ContentType;
        return Errors is null
            ? JsonSerializer.SerializeAsync(context.Response.BodyWriter, new { Message }, Json.Options, context.RequestAborted)
            : JsonSerializer.SerializeAsync(context.Response.BodyWriter, new { Errors, Message }, Json.Options, context.RequestAborted);
    }
}
