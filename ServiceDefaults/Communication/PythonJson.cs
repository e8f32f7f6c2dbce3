using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenTera.ServiceDefaults.Communication;

/// <summary>
/// JSON text as OpenTera's Python parts write it: a space after <c>:</c> and <c>,</c>, everything but printable ASCII as <c>\uXXXX</c>,
/// whole floating point numbers with <c>.0</c>. Names of properties are in snake case. Used where JSON goes over Redis.
/// </summary>
public static class PythonJson
{
    /// <summary>How values become JSON before they are written: snake case, numbers as Python writes them.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new PythonFloat() },
    };

    /// <summary>Writes a value.</summary>
    /// <exception cref="NotSupportedException">The value's type cannot be written as JSON.</exception>
    public static string Serialize(object? value)
    {
        var text = new StringBuilder();
        Write(text, value as JsonElement? ?? JsonSerializer.SerializeToElement(value, Options));
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteAll(text, '{', '}', element.EnumerateObject(), property =>
                {
                    WriteString(text, property.Name);
                    text.Append(": ");
                    Write(text, property.Value);
                });
                break;
            case JsonValueKind.Array:
                WriteAll(text, '[', ']', element.EnumerateArray(), item => Write(text, item));
                break;
            case JsonValueKind.String:
                WriteString(text, element.GetString()!);
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static void WriteAll<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> write)
    {
        text.Append(open);
        var start = text.Length;
        foreach (var item in items)
        {
            if (text.Length > start)
                text.Append(", ");
            write(item);
        }
        text.Append(close);
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                >= ' ' and <= '~' => text.Append(c),
                _ => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
            };
        }
        text.Append('"');
    }

    /// <summary>Python keeps the point of a whole number, and turns to an exponent below 1e-4 and from 1e16 on.</summary>
    private sealed class PythonFloat : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteRawValue(Text(value));

        private static string Text(double value)
        {
            if (!double.IsFinite(value))
                throw new NotSupportedException($"{value} cannot be written as JSON.");
            var text = value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
            return text switch
            {
                _ when text.AsSpan().ContainsAny('.', 'e') => text,
                _ when Math.Abs(value) < 1e16 => text + ".0",
                _ => WithExponent(text),
            };
        }

        // .NET writes 17 digits before it turns to an exponent, Python 16.
        private static string WithExponent(string digits)
        {
            var first = digits[0] == '-' ? 2 : 1;
            var fraction = digits[first..].TrimEnd('0');
            return digits[..first] + (fraction.Length > 0 ? "." : "") + fraction + "e+16";
        }
    }
}
