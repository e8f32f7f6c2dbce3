using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OpenTera.TeraServer.Tests.Fuzzing;

/// <summary>What nobody sends by intention: values for parameters, JSON and headers.</summary>
internal static partial class WildValues
{
    private static readonly string[] Texts =
    [
        "", "0", "1", "2", "3", "-1", "99999", "2147483647", "2147483648", "-2147483649", "99999999999999999999999", "1e9", "1.5", "0x10", "1_000", "_1", " 1 ", "١٢", "NaN", "Infinity",
        "true", "false", "maybe", "null", "None", "undefined", "abc", "'", "\"", "\\", "' OR 1=1 --", "%", "_", "%s%n", "{0}", "${jndi:x}", "<script>", "../../etc/passwd", "\0", "a\0b", "\r\nX: y",
        "é", "日本語", "😀", "\u202e", "\ufeff", "\ud800", "2024-01-01", "2024-13-45", "0000-00-00", "9999-12-31", "9999-12-31T23:59:59.9999999-23:59", "0001-01-01T00:00:00+14:00", "00000000-0000-0000-0000-000000000001",
        "b707e0b2-e649-47e7-a938-2b949c423f73", "f5c609df-0d99-43e5-8884-d89c8123fbc6", "[]", "{}", "[1,2]", "{\"a\":1}",
    ];

    /// <summary>In a query, besides the others: percent signs that lead to no letter, and bytes that are no UTF-8.</summary>
    private static readonly string[] RawTexts = ["%", "%zz", "%00", "%ff%fe", "%c0%af", "%ed%a0%80", "+", "%2B", "a=b", "%26", "%u0041"];

    private static readonly string[] RawNumbers = ["1e400", "-1e400", "1e-400", "0.1", "-0", "2147483648", "-9223372036854775809", "123456789012345678901234567890", "1E2"];

    public static string Text(Random random) => random.Next(40) == 0 ? new string('x', random.Next(1, 3000)) : Texts[random.Next(Texts.Length)];

    /// <summary>Ready to be put into an address.</summary>
    public static string InQuery(Random random) => random.Next(5) == 0 ? RawTexts[random.Next(RawTexts.Length)] : Uri.EscapeDataString(Text(random).Replace("\ud800", "\ufffd"));

    /// <summary>For a header: one line, without what HTTP itself refuses.</summary>
    public static string InHeader(Random random) => ControlPattern().Replace(Text(random), "").Replace("\ud800", "");

    /// <summary>A JSON body made from one that is right: values, names and structure change.</summary>
    public static byte[] Body(JsonNode? right, Random random)
    {
        var wrong = random.Next(8) == 0 ? Value(random, 3) : Mutate(right?.DeepClone(), random);
        var text = Write(wrong);
        return random.Next(14) switch
        {
            0 => Encoding.UTF8.GetBytes(text[..random.Next(text.Length + 1)]),
            1 => Encoding.Unicode.GetBytes(text),
            2 => [.. Encoding.UTF8.GetBytes(text).Select(letter => random.Next(20) == 0 ? (byte)random.Next(256) : letter)],
            3 => Encoding.UTF8.GetBytes(Deep(text, random)),
            _ => Encoding.UTF8.GetBytes(text),
        };
    }

    private static string Deep(string text, Random random)
    {
        var depth = random.Next(2, 5000);
        return random.Next(2) == 0
            ? new string('[', depth) + text + new string(']', depth)
            : string.Concat(Enumerable.Repeat("{\"a\":", depth)) + text + new string('}', depth);
    }

    private static JsonNode? Mutate(JsonNode? node, Random random)
    {
        if (random.Next(6) == 0)
            return Value(random, 2);
        switch (node)
        {
            case JsonObject members:
                foreach (var name in members.Select(member => member.Key).ToList())
                {
                    if (random.Next(10) == 0)
                        members.Remove(name);
                    else if (random.Next(3) == 0)
                        members[name] = Mutate(members[name]?.DeepClone(), random);
                }

                if (random.Next(6) == 0)
                    members[Text(random)] = Value(random, 2);
                return members;
            case JsonArray items:
                return new JsonArray([.. items.SelectMany(item => Enumerable.Repeat(item, random.Next(8) == 0 ? 3 : 1)).Select(item => Mutate(item?.DeepClone(), random))]);
            default:
                return random.Next(2) == 0 ? Value(random, 1) : node;
        }
    }

    private static JsonNode? Value(Random random, int depth) => random.Next(depth > 0 ? 8 : 5) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(random.Next(-2, 30)),
        3 => JsonValue.Create(Number + RawNumbers[random.Next(RawNumbers.Length)]),
        4 or 5 => JsonValue.Create(Text(random)),
        6 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth - 1))]),
        _ => new JsonObject { [Text(random)] = Value(random, depth - 1) },
    };

    private const string Number = "number:";

    /// <summary>Numbers that no type holds are written as they are, and half of a surrogate pair as its escape.</summary>
    private static string Write(JsonNode? node) => NumberPattern().Replace((node?.ToJsonString() ?? "null").Replace("\\uFFFD", "\\ud800"), "$1");

    [GeneratedRegex($"\"{Number}([^\"]*)\"")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"[\x00-\x1f\x7f]")]
    private static partial Regex ControlPattern();
}
