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
    private static readonly ConcurrentDictionary<IEntityType, IProperty[]> _told = new();

    /// <summary>What an insert or update tells: the row's short form or, where its table says so, all of it. <c>deleted_at</c> is in it only when the row is deleted.</summary>
    public static JsonObject Of(IEntityType entity, object row) => Columns(_told.GetOrAdd(entity, ToldOf), row);

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

    private static IProperty[] ToldOf(IEntityType entity)
    {
        var withDetails = entity.ClrType.GetCustomAttribute<PublishesChangesAttribute>()!.WithDetails;
        return
        [
            .. entity.GetProperties()
                .Where(column => column.Name != nameof(Entity.VersionId) && !column.PropertyInfo!.IsDefined(typeof(JsonIgnoreAttribute))
                    && (withDetails || !column.PropertyInfo!.IsDefined(typeof(DetailAttribute))))
                .OrderBy(column => column.GetColumnName(), StringComparer.Ordinal),
        ];
    }

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
