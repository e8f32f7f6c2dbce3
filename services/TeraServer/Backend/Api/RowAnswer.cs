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

    Entity IRowAnswer.Row => Row;
}

internal interface IRowAnswer
{
    Entity Row { get; }
    bool Minimal { get; }
}

internal static class RowContract
{
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
        {
            var property = type.CreateJsonPropertyInfo(column.PropertyType, column.Name);
            var (get, shows) = (column.Get!, column.ShouldSerialize);
            var isDetail = column.AttributeProvider!.IsDefined(typeof(DetailAttribute), inherit: true);
            property.CustomConverter = column.CustomConverter;
            property.Get = answer => get(((IRowAnswer)answer).Row);
            if (isDetail || shows is not null)
                property.ShouldSerialize = (answer, value) => !(isDetail && ((IRowAnswer)answer).Minimal) && (shows is null || shows(((IRowAnswer)answer).Row, value));
            type.Properties.Add(property);
        }
    }
}
