using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace OpenTera.TeraServer.Api.Documents;

/// <summary>Describes answers as <see cref="Api.Json.Options"/> writes them.</summary>
internal sealed class AnswerSchema : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        // What is there depends on what was asked.
        schema.Required = null;
        if (context.JsonTypeInfo.Type == typeof(DateTimeOffset))
            (schema.Type, schema.Format) = (JsonSchemaType.String, "date-time");
        else if (context.JsonTypeInfo.Type == typeof(DateTimeOffset?))
            (schema.Type, schema.Format) = (JsonSchemaType.String | JsonSchemaType.Null, "date-time");

        // Nothing tells of a field that is not always there whether it may be null.
        foreach (var field in context.JsonTypeInfo.Properties.Where(field => field.AttributeProvider is null && schema.Properties?.ContainsKey(field.Name) == true))
        {
            if (schema.Properties![field.Name] is OpenApiSchema { Type: JsonSchemaType.Object } shape)
                schema.Properties[field.Name] = new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, shape] };
        }

        return Task.CompletedTask;
    }
}
