using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenTera.TeraServer.Tests.Conformance;

/// <summary>Compares an answer with the recorded one, by the rules of the README.</summary>
internal static partial class Comparison
{
    /// <summary>Null when they agree, else where they differ first.</summary>
    public static string? Differ(JsonElement wanted, JsonElement got, string path = "$")
    {
        if (wanted.ValueKind == JsonValueKind.String && IsPlaceholder(wanted.GetString()!, got) is { } stands)
            return stands ? null : $"{path}: {wanted} is not {got}";
        if (wanted.ValueKind != got.ValueKind)
            return $"{path}: wanted {wanted}, got {got}";
        return wanted.ValueKind switch
        {
            JsonValueKind.Object => DifferAsObjects(wanted, got, path),
            JsonValueKind.Array => DifferAsLists(wanted, got, path),
            JsonValueKind.String => HostPattern().Replace(wanted.GetString()!, "$1://$$host") == HostPattern().Replace(got.GetString()!, "$1://$$host") ? null : $"{path}: wanted {wanted}, got {got}",
            JsonValueKind.Number => wanted.GetDouble() == got.GetDouble() ? null : $"{path}: wanted {wanted}, got {got}",
            _ => null,
        };
    }

    /// <summary>Whether one of the key and value pairs is anywhere in an answer.</summary>
    public static bool Shows(JsonElement answer, IReadOnlyList<JsonElement[]> pairs) => answer.ValueKind switch
    {
        JsonValueKind.Object => answer.EnumerateObject().Any(property =>
            pairs.Any(pair => pair[0].GetString() == property.Name && JsonElement.DeepEquals(pair[1], property.Value)) || Shows(property.Value, pairs)),
        JsonValueKind.Array => answer.EnumerateArray().Any(item => Shows(item, pairs)),
        _ => false,
    };

    private static string? DifferAsObjects(JsonElement wanted, JsonElement got, string path)
    {
        var names = wanted.EnumerateObject().Select(property => property.Name).ToHashSet();
        var others = got.EnumerateObject().Select(property => property.Name).ToHashSet();
        if (!names.SetEquals(others))
            return $"{path}: missing [{string.Join(", ", names.Except(others))}], too much [{string.Join(", ", others.Except(names))}]";
        return names.Where(name => !name.EndsWith("_lastonline"))
            .Select(name => Differ(wanted.GetProperty(name), got.GetProperty(name), $"{path}.{name}"))
            .FirstOrDefault(difference => difference is not null);
    }

    private static string? DifferAsLists(JsonElement wanted, JsonElement got, string path)
    {
        var rest = got.EnumerateArray().ToList();
        if (wanted.GetArrayLength() != rest.Count)
            return $"{path}: {wanted.GetArrayLength()} items wanted, got {rest.Count}";
        foreach (var item in wanted.EnumerateArray())
        {
            var same = rest.FindIndex(other => Differ(item, other) is null);
            if (same < 0)
                return $"{path}: no item like {item}; nearest: {Differ(item, rest[0], $"{path}[]")}";
            rest.RemoveAt(same);
        }

        return null;
    }

    /// <summary>Null when the wanted text is no placeholder.</summary>
    private static bool? IsPlaceholder(string wanted, JsonElement got) => wanted switch
    {
        "$any" => true,
        "$string" => got.ValueKind == JsonValueKind.String,
        "$number" => got.ValueKind == JsonValueKind.Number,
        "$bool" => got.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "$uuid" => got.ValueKind == JsonValueKind.String && Guid.TryParse(got.GetString(), out _),
        "$datetime" => got.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(got.GetString(), out _),
        "$token" => got.ValueKind == JsonValueKind.String && TokenPattern().IsMatch(got.GetString()!),
        _ => null,
    };

    [GeneratedRegex(@"^[\w-]+\.[\w-]+\.[\w-]+$")]
    private static partial Regex TokenPattern();

    [GeneratedRegex(@"\b(https?|wss?)://(127\.0\.0\.1|localhost):\d+")]
    private static partial Regex HostPattern();
}
