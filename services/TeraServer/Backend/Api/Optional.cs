using System.Text.Json.Serialization.Metadata;

namespace OpenTera.TeraServer.Api;

/// <summary>A field that an answer has or has not, which is something else than a null in it.</summary>
public readonly record struct Optional<T> : IOptional
{
    public Optional(T value) => (HasValue, Value) = (true, value);

    public bool HasValue { get; }
    public T? Value { get; }

    object? IOptional.Value => Value;

    public static implicit operator Optional<T>(T value) => new(value);
}

internal interface IOptional
{
    bool HasValue { get; }
    object? Value { get; }
}

internal static class OptionalContract
{
    /// <summary>Writes the value of a field that is there as if it were always there, and leaves the others out.</summary>
    public static void Unwrap(JsonTypeInfo type)
    {
        for (var i = 0; i < type.Properties.Count; i++)
        {
            var field = type.Properties[i];
            if (!field.PropertyType.IsAssignableTo(typeof(IOptional)))
                continue;
            var get = field.Get!;
            type.Properties[i] = type.CreateJsonPropertyInfo(field.PropertyType.GetGenericArguments()[0], field.Name);
            type.Properties[i].Get = answer => ((IOptional)get(answer)!).Value;
            type.Properties[i].ShouldSerialize = (answer, _) => ((IOptional)get(answer)!).HasValue;
        }
    }
}
