using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OpenTera.TeraServer.Api;

/// <summary>How answers look: OpenTera's snake_case names, nulls written, everything that is not ASCII escaped.</summary>
public static class Json
{
    public const string ContentType = "application/json";

    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RowContract.Shape, OptionalContract.Unwrap } },
        Converters = { new InstantConverter() },
    };

    /// <summary>Dates as the original writes them: microseconds, left out when they are zero, and the offset.</summary>
    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        {
            Span<char> text = stackalloc char[MaxInstantLength + 2];
            text[0] = '"';
            var length = Iso(value, text[1..]).Length;
            text[length + 1] = '"';
            writer.WriteRawValue(text[..(length + 2)], skipInputValidation: true);
        }
    }

    private const int MaxInstantLength = 33;

    public static string? Iso(DateTimeOffset? value) => value is { } instant ? Iso(instant) : null;

    public static string Iso(DateTimeOffset value) => Iso(value, stackalloc char[MaxInstantLength]).ToString();

    private static ReadOnlySpan<char> Iso(DateTimeOffset value, Span<char> text)
    {
        value.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        var end = value.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:ss".Length : "yyyy-MM-ddTHH:mm:ss.ffffff".Length;
        const string Utc = "+00:00";
        Utc.CopyTo(text[end..]);
        return text[..(end + Utc.Length)];
    }

    /// <summary>In UTC, which is not said: so the original writes some dates.</summary>
    public static string IsoWithoutOffset(DateTimeOffset value) => Iso(value)[..^"+00:00".Length];
}
