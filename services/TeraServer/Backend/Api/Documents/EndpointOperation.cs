using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace OpenTera.TeraServer.Api.Documents;

/// <summary>Describes an endpoint by what it declares: its parameters, its body, who may call it.</summary>
internal sealed class EndpointOperation : IOpenApiOperationTransformer
{
    public const string Basic = "basicAuth";
    public const string Token = "tokenAuth";
    public const string QueryToken = "queryTokenAuth";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var path = context.Description.RelativePath!.Split('/');
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.OperationId = string.Join('_', path[1..].Prepend(context.Description.HttpMethod!.ToLowerInvariant()));
        operation.Tags = new HashSet<OpenApiTagReference> { new(path[2], context.Document) };
        operation.Parameters = [.. metadata.OfType<QueryParameters>().SelectMany(query => query.All).Select(Describe)];
        if (metadata.OfType<TakesJson>().Any())
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = Json(new OpenApiSchema { Type = JsonSchemaType.Object }) };
        operation.Security = [.. Schemes(metadata.OfType<IAuthorizeData>().LastOrDefault()?.Policy).Select(scheme => new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [],
        })];
        DescribeAnswers(operation, context.Description.HttpMethod);
        return Task.CompletedTask;
    }

    private static IOpenApiParameter Describe(QueryParameter parameter) => new OpenApiParameter
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Help,
        Required = parameter.Mandatory,
        Schema = parameter.Type switch
        {
            var type when type == typeof(int) => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
            var type when type == typeof(bool) => new OpenApiSchema { Type = JsonSchemaType.Boolean },
            var type when type == typeof(DateOnly) => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
            _ => new OpenApiSchema { Type = JsonSchemaType.String },
        },
    };

    private static IEnumerable<string> Schemes(string? policy) => policy switch
    {
        Identities.User or Identities.Participant or Identities.ParticipantFully => [Basic, Token],
        Identities.UserLogin => [Basic],
        Identities.Device or Identities.Service => [Token, QueryToken],
        Identities.UserToken or Identities.ParticipantToken => [Token],
        _ => [],
    };

    private static void DescribeAnswers(OpenApiOperation operation, string? method)
    {
        operation.Responses ??= [];
        operation.Responses.TryGetValue("200", out var success);
        operation.Responses["200"] = new OpenApiResponse { Description = "Success", Content = success?.Content is { Count: > 0 } content ? content : Json(method == HttpMethods.Delete ? Sentence : new OpenApiSchema()) };
        operation.Responses["400"] = new OpenApiResponse
        {
            Description = "A parameter or the body is missing or can't be read",
            Content = Json(new OpenApiSchema { OneOf = [Sentence, new OpenApiSchema { Type = JsonSchemaType.Object }] }),
        };
        operation.Responses["401"] = new OpenApiResponse { Description = "Who calls is not known" };
        operation.Responses["403"] = new OpenApiResponse { Description = "Who calls may not do this", Content = Json(Sentence) };
    }

    private static OpenApiSchema Sentence => new() { Type = JsonSchemaType.String };

    private static Dictionary<string, OpenApiMediaType> Json(OpenApiSchema schema) => new() { [Api.Json.ContentType] = new OpenApiMediaType { Schema = schema } };
}
