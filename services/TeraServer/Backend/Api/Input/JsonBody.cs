using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace OpenTera.TeraServer.Api.Input;

/// <summary>The JSON body of a request. An endpoint that takes it only runs when there is one.</summary>
public sealed class JsonBody(JsonElement root) : IBindableFromHttpContext<JsonBody>, IEndpointParameterMetadataProvider
{
    /// <summary>The object of this name, e.g. <c>site</c> of <c>{"site": {...}}</c>; null when there is none.</summary>
    public JsonValues? this[string name] =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? new JsonValues(value)
            : null;

    /// <summary>The body itself, which is an object without a name around it; without values when it is none.</summary>
    public JsonValues Values => new(root);

    /// <summary>The object of this name, or the objects of the list of this name; null when there is none.</summary>
    public IReadOnlyList<JsonValues>? List(string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) ? JsonValues.ListOf(value) : null;

    public static async ValueTask<JsonBody?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (!context.Request.HasJsonContentType())
            context.Features.Set(InvalidInput.NotJson);
        else if (await ParseAsync(context.Request) is { } root)
            return new JsonBody(root);
        else
            context.Features.Set(InvalidInput.NotUnderstood);
        return new JsonBody(default);
    }

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new TakesJson());

    /// <summary>Null when the body is no JSON.</summary>
    internal static async ValueTask<JsonElement?> ParseAsync(HttpRequest request)
    {
        try
        {
            var root = (await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted)).RootElement;
            ReadTexts(root);
            return root;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The parser leaves texts alone, which may be no UTF-8 or half of a surrogate pair.</summary>
    /// <exception cref="InvalidOperationException">One of them can't be read.</exception>
    private static void ReadTexts(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            value.GetString();
        foreach (var item in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default)
            ReadTexts(item);
        foreach (var member in value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : default)
        {
            _ = member.Name;
            ReadTexts(member.Value);
        }
    }
}

/// <summary>Marks an endpoint that takes a JSON body, for the OpenAPI document.</summary>
public sealed class TakesJson;
