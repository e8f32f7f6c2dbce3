using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Combines connection properties.</summary>
public static class ConnectionPropertiesExtensions
{
    /// <summary>The properties of the source; those in <paramref name="additional"/> replace or follow them.</summary>
    public static IEnumerable<KeyValuePair<string, ReferenceExpression>> CombineProperties(this IResourceWithConnectionString source, IEnumerable<KeyValuePair<string, ReferenceExpression>> additional)
    {
        var properties = new Dictionary<string, ReferenceExpression>(source.GetConnectionProperties(), StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in additional)
            properties[key] = value;
        return properties;
    }
}
