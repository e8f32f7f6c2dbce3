using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenTera.TeraServer.Data.Tests;

/// <summary>What was recorded of the original.</summary>
internal static class Reference
{
    public static string Text(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", file));

    public static JsonObject Json(string file) => JsonNode.Parse(Text(file))!.AsObject();

    public static string? Text(this JsonNode node, string name) => (string?)node[name];

    public static string Names(this JsonNode node, string name) => string.Join(',', node[name]!.AsArray().Select(item => (string?)item));
}
