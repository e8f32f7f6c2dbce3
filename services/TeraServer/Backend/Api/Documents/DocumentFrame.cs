using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OpenTera.TeraServer.ServerSettings;

namespace OpenTera.TeraServer.Api.Documents;

/// <summary>What a document says around the operations: which server this is, and how callers say who they are.</summary>
internal sealed class DocumentFrame : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "OpenTeraServer API", Version = new ServerVersions().VersionString, Description = "TeraServer API Documentation" };
        // Wherever the document was found, the server is there.
        document.Servers = [];
        // In the place of the names of the classes that hold the endpoints.
        document.Tags = document.Paths.Values.SelectMany(path => path.Operations ?? []).SelectMany(operation => operation.Value.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(tag => tag.Reference.Id!).Distinct().Order(StringComparer.Ordinal).Select(name => new OpenApiTag { Name = name }).ToHashSet();
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [EndpointOperation.Basic] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "basic" },
            [EndpointOperation.Token] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "Authorization",
                Description = "A token with the word OpenTera before it: OpenTera 12345",
            },
            [EndpointOperation.QueryToken] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Query, Name = "token" },
        };
        return Task.CompletedTask;
    }
}
