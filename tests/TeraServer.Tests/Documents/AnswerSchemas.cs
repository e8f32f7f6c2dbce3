using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using NJsonSchema;

namespace OpenTera.TeraServer.Tests.Documents;

/// <summary>What the OpenAPI documents say of the answers with status 200.</summary>
internal sealed class AnswerSchemas
{
    private readonly Dictionary<string, JsonSchema> _byOperation = [];

    /// <summary>The operations whose answers are not described, e.g. <c>GET /api/user/forms</c>.</summary>
    public List<string> Undescribed { get; } = [];

    public static async Task<AnswerSchemas> LoadAsync(HttpClient client)
    {
        var schemas = new AnswerSchemas();
        foreach (var api in ApiDocuments.Apis)
            await schemas.AddAsync(JsonNode.Parse((await client.GetStringAsync($"/api/{api}.json")).Replace("#/components/schemas/", "#/definitions/"))!);
        return schemas;
    }

    /// <summary>What of an answer is not as described; empty when all is, or when the operation's answers are not described.</summary>
    public IEnumerable<string> Faults(string operation, string answer) =>
        _byOperation.TryGetValue(operation, out var schema) ? schema.Validate(answer).Select(fault => $"{operation}: {fault}") : [];

    private async Task AddAsync(JsonNode document)
    {
        var schemas = document["components"]!["schemas"]!;
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject())
            {
                var name = $"{method.ToUpperInvariant()} {path}";
                var schema = operation!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!.AsObject();
                if (schema.Count == 0)
                    Undescribed.Add(name);
                else
                    _byOperation[name] = await JsonSchema.FromJsonAsync(new JsonObject { ["allOf"] = new JsonArray(schema.DeepClone()), ["definitions"] = schemas.DeepClone() }.ToJsonString());
            }
        }
    }
}
