using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenTera.TeraServer.Api.Input;

/// <summary>Reads the text of an argument as the original does, and says in its words what is wrong.</summary>
internal static partial class ArgumentReader
{
    /// <exception cref="FormatException">The text is no value of the type; the message says why.</exception>
    public static object Read(Type type, string text) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int32 => Integer(text),
        TypeCode.Boolean => Boolean(text),
        TypeCode.String => text.Contains('\0') ? throw new FormatException("null characters can't be part of a text") : text,
        _ when type == typeof(DateOnly) => Date(text),
        _ => throw new NotSupportedException($"Parameters of type {type} are not foreseen."),
    };

    private static int Integer(string text) =>
        IntegerPattern().IsMatch(text) && int.TryParse(text.Replace("_", "").Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"invalid literal for int() with base 10: {Quoted(text)}");

    private static bool Boolean(string text) => text.ToLowerInvariant() switch
    {
        "true" or "1" or "on" => true,
        "false" or "0" or "" => false,
        var other => throw new FormatException($"Invalid literal for boolean(): {other}"),
    };

    private static DateOnly Date(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-M-d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new FormatException($"time data {Quoted(text)} does not match format '%Y-%m-%d'");

    /// <summary>As Python shows a string: the recorded messages contain it.</summary>
    private static string Quoted(string text)
    {
        var quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        var quoted = new StringBuilder().Append(quote);
        foreach (var character in text)
        {
            quoted.Append(character switch
            {
                '\\' => @"\\",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                _ when character == quote => $@"\{quote}",
                < ' ' or '\x7f' => $@"\x{(int)character:x2}",
                _ => character.ToString(),
            });
        }

        return quoted.Append(quote).ToString();
    }

    [GeneratedRegex(@"^\s*[+-]?\d+(_\d+)*\s*$")]
    private static partial Regex IntegerPattern();
}
