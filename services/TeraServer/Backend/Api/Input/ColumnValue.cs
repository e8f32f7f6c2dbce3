using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OpenTera.TeraServer.Api.Input;

/// <summary>Reads a JSON value as PostgreSQL would take it for a column: numbers as texts and texts as numbers, 0 and 1 as booleans.</summary>
internal static class ColumnValue
{
    /// <exception cref="InvalidValueException">The column can't hold the value.</exception>
    public static object? Read(JsonElement value, IReadOnlyProperty column)
    {
        var type = Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType;
        if (value.ValueKind == JsonValueKind.Null)
            return column.IsNullable ? null : throw new InvalidValueException(column.Name);
        if (type == typeof(string))
            return Text(value) is { } text && !(text.Length > column.GetMaxLength()) && !text.Contains('\0') ? text : throw new InvalidValueException(column.Name);
        if (type == typeof(bool))
            return Boolean(value) ?? throw new InvalidValueException(column.Name);
        if (type == typeof(DateTimeOffset))
            return Instant(value) ?? throw new InvalidValueException(column.Name);
        if (type == typeof(TimeSpan))
            return TimeSpan.TryParse(value.ToString(), CultureInfo.InvariantCulture, out var span) ? span : throw new InvalidValueException(column.Name);

        var number = Integer(value) ?? throw new InvalidValueException(column.Name);
        return type.IsEnum ? Enum.ToObject(type, number) : number;
    }

    /// <summary>Null when the value is no integer, nor the text of one.</summary>
    public static int? Integer(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt32(out var number) => number,
        JsonValueKind.String when int.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static string? Text(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;

    private static bool? Boolean(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.TryGetInt32(out var number) && number is 0 or 1 => value.GetInt32() == 1,
        _ => null,
    };

    /// <summary>A date without an offset is taken as UTC.</summary>
    private static DateTimeOffset? Instant(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;
}
