using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OpenTera.TeraServer.Api;

/// <summary>A field that an answer has or has not, which is something else than a null in it.</summary>
[JsonConverter(typeof(OptionalConverter))]
public readonly record struct Optional<T> : IOptional
{
    public Optional(T value) => (HasValue, Value) = (true, value);

    public bool HasValue { get; }
    public T? Value { get; }

    public static implicit operator Optional<T>(T value) => new(value);
}

internal interface IOptional
{
    bool HasValue { get; }
}

internal sealed class OptionalConverter : JsonConverterFactory
{
    /// <summary>Leaves fields without a value out of the answer.</summary>
    public static void OmitAbsent(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.PropertyType.IsAssignableTo(typeof(IOptional))))
            property.ShouldSerialize = (_, value) => ((IOptional)value!).HasValue;
    }

    public override bool CanConvert(Type type) => type.IsAssignableTo(typeof(IOptional));

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(type.GetGenericArguments()))!;

    private sealed class Converter<T> : JsonConverter<Optional<T>>
    {
        public override Optional<T> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<T>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
