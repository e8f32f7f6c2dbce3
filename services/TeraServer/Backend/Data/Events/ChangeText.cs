using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OpenTera.TeraServer.Data.Events;

/// <summary>The columns of a changed row as the text of its event has them.</summary>
internal static class ChangeText
{
    private static readonly ConcurrentDictionary<IEntityType, IProperty[]> _shortForms = new();

    /// <summary>The row's short form, <c>deleted_at</c> in it only when the row is deleted.</summary>
    public static JsonObject ShortForm(IEntityType entity, object row) => Columns(_shortForms.GetOrAdd(entity, ShortFormOf), row);

    /// <summary>The named columns only.</summary>
    public static JsonObject Columns(IEnumerable<IProperty> columns, object row)
    {
        var json = new JsonObject();
        foreach (var column in columns)
        {
            var value = column.PropertyInfo!.GetValue(row);
            if (value is not null || column.Name != nameof(SoftDeletableEntity.DeletedAt))
                json[column.GetColumnName()] = ToJson(column, value);
        }
        return json;
    }

    private static IProperty[] ShortFormOf(IEntityType entity) =>
    [
        .. entity.GetProperties()
            .Where(column => column.Name != nameof(Entity.VersionId)
                && !column.PropertyInfo!.IsDefined(typeof(DetailAttribute)) && column.PropertyInfo!.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always })
            .OrderBy(column => column.GetColumnName(), StringComparer.Ordinal),
    ];

    private static JsonValue? ToJson(IProperty column, object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        // A deletion's time comes without its zone from the original, all others with it.
        DateTimeOffset instant => JsonValue.Create(instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture)
            + (column.Name == nameof(SoftDeletableEntity.DeletedAt) ? "" : "+00:00")),
        _ => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
    };
}
