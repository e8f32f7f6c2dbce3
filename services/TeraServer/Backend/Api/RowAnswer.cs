using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OpenTera.TeraServer.Api;

/// <summary>
/// How a row is answered: its columns, then what a derived record adds. Columns marked <see cref="JsonIgnoreAttribute"/> are never shown, those marked
/// <see cref="DetailAttribute"/> not in the short form. Added fields that are not always there are <see cref="Optional{T}"/>.
/// </summary>
public record RowAnswer<TRow>(TRow Row) : IRowAnswer
    where TRow : Entity
{
    /// <summary>The short form, which lists have.</summary>
    [JsonIgnore]
    public bool Minimal { get; init; }
}

/// <summary>A <see cref="RowAnswer{TRow}"/>, of whichever table.</summary>
internal interface IRowAnswer;

internal static class RowContract
{
    private static readonly MethodInfo ColumnOfRowMethod = typeof(RowContract).GetMethod(nameof(ColumnOfRow), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Of an entity: its columns. Of an answer: the columns of its row in the place of the row.</summary>
    public static void Shape(JsonTypeInfo type)
    {
        if (type.Type.IsAssignableTo(typeof(Entity)))
            KeepColumns(type);
        else if (type.Type.IsAssignableTo(typeof(IRowAnswer)))
            Flatten(type);
    }

    private static void KeepColumns(JsonTypeInfo type)
    {
        var others = type.Properties.Where(property => property.Set is null || !IsColumn(property.PropertyType) || property.Name == "version_id").ToList();
        foreach (var other in others)
            type.Properties.Remove(other);
        if (type.Properties.FirstOrDefault(property => property.Name == "deleted_at") is { } deletedAt)
            deletedAt.ShouldSerialize = (_, value) => value is not null;
    }

    private static bool IsColumn(Type type) => type == typeof(string) || (Nullable.GetUnderlyingType(type) ?? type).IsValueType;

    private static void Flatten(JsonTypeInfo type)
    {
        var row = type.Properties.Single(property => property.Name == "row");
        type.Properties.Remove(row);
        foreach (var column in type.Options.GetTypeInfo(row.PropertyType).Properties)
            type.Properties.Add((JsonPropertyInfo)ColumnOfRowMethod.MakeGenericMethod(row.PropertyType, column.PropertyType).Invoke(null, [column])!);
    }

    // Of the column's own type: a getter of objects would put every number and date on the heap.
    private static JsonPropertyInfo ColumnOfRow<TRow, TValue>(JsonPropertyInfo column)
        where TRow : Entity
    {
        var get = ((PropertyInfo)column.AttributeProvider!).GetMethod!.CreateDelegate<Func<TRow, TValue>>();
        var property = JsonMetadataServices.CreatePropertyInfo(column.Options, new JsonPropertyInfoValues<TValue>
        {
            IsProperty = true,
            IsPublic = true,
            DeclaringType = typeof(RowAnswer<TRow>),
            PropertyName = column.Name,
            JsonPropertyName = column.Name,
            Converter = (JsonConverter<TValue>?)column.CustomConverter,
            Getter = answer => get(((RowAnswer<TRow>)answer).Row),
        });
        var shows = column.ShouldSerialize;
        var isDetail = column.AttributeProvider.IsDefined(typeof(DetailAttribute), inherit: true);
        if (isDetail || shows is not null)
            property.ShouldSerialize = (answer, value) => !(isDetail && ((RowAnswer<TRow>)answer).Minimal) && (shows is null || shows(((RowAnswer<TRow>)answer).Row, value));
        return property;
    }
}
