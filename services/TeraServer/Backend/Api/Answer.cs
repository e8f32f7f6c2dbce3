using Microsoft.AspNetCore.Http.HttpResults;

namespace OpenTera.TeraServer.Api;

/// <summary>What an endpoint answers when all is well. What it refuses is a <see cref="Refusal"/>.</summary>
public static class Answer
{
    public static JsonHttpResult<string> Deleted { get; } = Json("");

    /// <summary>What some queries answer when there is nothing.</summary>
    public static ContentHttpResult Null { get; } = TypedResults.Content("null", Api.Json.ContentType);

    public static JsonHttpResult<T> Json<T>(T value) => TypedResults.Json(value, Api.Json.Options, Api.Json.ContentType);

    /// <summary>Rows with nothing added to their columns.</summary>
    public static JsonHttpResult<RowAnswer<TRow>[]> Rows<TRow>(IEnumerable<TRow> rows, bool minimal = false) where TRow : Entity =>
        Json(rows.Select(row => new RowAnswer<TRow>(row) { Minimal = minimal }).ToArray());

    public static JsonHttpResult<RowAnswer<TRow>[]> Row<TRow>(TRow row, bool minimal = false) where TRow : Entity => Rows([row], minimal);

    /// <summary>A sentence, in the caller's language.</summary>
    public static Refusal Text(string text) => new(StatusCodes.Status200OK, text);
}
