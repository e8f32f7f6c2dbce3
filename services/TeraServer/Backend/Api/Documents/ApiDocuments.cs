using Microsoft.OpenApi;
using OpenTera.TeraServer.Api;
using OpenTera.TeraServer.Api.Documents;
using Scalar.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>The APIs described: OpenAPI documents at <c>/api/user.json</c> and so on, all of them at <c>/api/swagger.json</c>, a page to try each from <c>/doc</c>.</summary>
public static class ApiDocuments
{
    private const string All = "swagger";

    /// <summary>Their names, which are those of their documents.</summary>
    public static readonly IReadOnlyList<string> Apis = ["user", "participant", "device", "service"];

    public static IServiceCollection AddApiDocuments(this IServiceCollection services)
    {
        foreach (var api in Apis)
            services.AddDocument(api, $"api/{api}/", OpenApiSpecVersion.OpenApi3_1);
        // Clients of the original read this one, as Swagger 2.
        services.AddDocument(All, "api/", OpenApiSpecVersion.OpenApi2_0);
        // Answers are described as they are written.
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = Json.Options.NumberHandling;
            json.SerializerOptions.PropertyNamingPolicy = Json.Options.PropertyNamingPolicy;
            json.SerializerOptions.TypeInfoResolver = Json.Options.TypeInfoResolver;
            foreach (var converter in Json.Options.Converters)
                json.SerializerOptions.Converters.Add(converter);
        });
        // They are made of the code alone, which takes a while.
        return services.AddOutputCache(cache => cache.DefaultExpirationTimeSpan = TimeSpan.FromDays(1));
    }

    private static void AddDocument(this IServiceCollection services, string name, string path, OpenApiSpecVersion version) => services.AddOpenApi(name, options =>
    {
        options.OpenApiVersion = version;
        options.ShouldInclude = endpoint => endpoint.RelativePath!.StartsWith(path);
        options.AddDocumentTransformer<DocumentFrame>();
        options.AddOperationTransformer<EndpointOperation>();
        options.AddSchemaTransformer<AnswerSchema>();
    });

    public static void MapApiDocuments(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/api/{documentName}.json").CacheOutput().AllowAnonymous();
        app.MapScalarApiReference("/doc", options => options.WithTitle("OpenTera").WithOpenApiRoutePattern("/api/{documentName}.json").AddDocuments([.. Apis])).AllowAnonymous();
    }
}
