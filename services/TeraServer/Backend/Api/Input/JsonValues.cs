using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace OpenTera.TeraServer.Api.Input;

/// <summary>An object of a request's body: named values that an entity is created from, or changed by.</summary>
/// <remarks>Reading a value of the wrong kind throws <see cref="RefusedException"/>, which answers 400 and says which.</remarks>
public sealed class JsonValues
{
    private readonly Dictionary<string, JsonElement> values = [];

    public JsonValues(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in element.EnumerateObject())
            values[property.Name] = property.Value;
    }

    public bool Has(string name) => values.ContainsKey(name);

    public bool IsNull(string name) => values.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Null;

    public bool IsEmptyText(string name) => values.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String && value.ValueEquals("");

    public void Remove(string name) => values.Remove(name);

    /// <summary>Removes all others.</summary>
    public void Keep(params IReadOnlyCollection<string> names)
    {
        foreach (var name in values.Keys.Except(names).ToList())
            values.Remove(name);
    }

    public void Set(string name, object? value) => values[name] = JsonSerializer.SerializeToElement(value);

    /// <summary>The values as an object, to be answered.</summary>
    public IReadOnlyDictionary<string, JsonElement> ToJson() => values;

    /// <summary>A column of text that holds JSON may be given as an object.</summary>
    public void WriteObjectAsText(string name)
    {
        if (values.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Object)
            Set(name, value.GetRawText());
    }

    /// <summary>The text of a number counts as it. Null when it is not there, or is null.</summary>
    public int? Int(string name) => Read(name, ColumnValue.Integer);

    /// <summary>Null when it is not there, or is null.</summary>
    public bool? Bool(string name) => Read(name, value => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : (bool?)null);

    /// <summary>A number counts as its text. Null when it is not there, or is null.</summary>
    public string? String(string name)
    {
        if (!values.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : throw Invalid(name);
    }

    /// <summary>The objects of the list of this name; one object counts as a list of one. Null when it is not there.</summary>
    public IReadOnlyList<JsonValues>? List(string name) => values.TryGetValue(name, out var value) ? ListOf(value) ?? throw Invalid(name) : null;

    /// <summary>Takes the list of this name out: the ids its objects have under another name. Null when it is not there.</summary>
    public HashSet<int>? TakeIds(string list, string id)
    {
        var ids = List(list)?.Select(item => item.Int(id) ?? throw Invalid(list)).ToHashSet();
        Remove(list);
        return ids;
    }

    /// <summary>Takes the list of this name out: its integers. Empty when it is not there.</summary>
    public HashSet<int> TakeInts(string name)
    {
        var numbers = ReadList(name, item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var number) ? number : throw Invalid(name));
        Remove(name);
        return numbers;
    }

    /// <summary>The texts in the list of this name. Empty when it is not there.</summary>
    public HashSet<string> Strings(string name) => ReadList(name, item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Invalid(name));

    /// <summary>Takes the list of this name out: its texts. Empty when it is not there.</summary>
    public HashSet<string> TakeStrings(string name)
    {
        var texts = Strings(name);
        Remove(name);
        return texts;
    }

    private HashSet<T> ReadList<T>(string name, Func<JsonElement, T> read)
    {
        if (!values.TryGetValue(name, out var list))
            return [];
        return list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(read)] : throw Invalid(name);
    }

    internal static IReadOnlyList<JsonValues>? ListOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().Select(item => new JsonValues(item))],
        JsonValueKind.Object => [new JsonValues(value)],
        _ => null,
    };

    /// <summary>Fields that a new row needs and that are not here, as the original lists them; null when none is missing.</summary>
    public string? Missing(params IEnumerable<string> fields)
    {
        var missing = fields.Where(field => !Has(field)).ToList();
        return missing.Count == 0 ? null : $"[{string.Join(", ", missing.Select(field => $"'{field}'"))}]";
    }

    /// <summary>
    /// Gives the entity these values, by column name. A new row ignores what is no column and gets its own id; in a change such a name is
    /// refused, as is a value that the column can't hold.
    /// </summary>
    /// <exception cref="InvalidValueException">By default the endpoint answers "Database error".</exception>
    public void ApplyTo(EntityEntry entry)
    {
        foreach (var (name, value) in values)
        {
            var column = entry.Metadata.GetProperties().FirstOrDefault(property => property.GetColumnName() == name && property.Name != nameof(Entity.VersionId));
            if (column is null && entry.State != EntityState.Detached)
                throw new InvalidValueException(name);
            if (column is null || column.IsPrimaryKey() || column.Name == nameof(SoftDeletableEntity.DeletedAt))
                continue;

            entry.Property(column.Name).CurrentValue = ColumnValue.Read(value, column);
        }
    }

    private T? Read<T>(string name, Func<JsonElement, T?> read)
        where T : struct =>
        !values.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null ? null : read(value) ?? throw Invalid(name);

    private static RefusedException Invalid(string name) => new(Refusal.BadRequest("Invalid request", $": {name}"));
}
