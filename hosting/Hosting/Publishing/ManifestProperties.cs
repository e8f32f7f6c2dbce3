using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Publishing;

public sealed partial class ManifestPublishingContext
{
    /// <summary>Writes the connection string of a resource that has one.</summary>
    public void WriteConnectionString(IResource resource)
    {
        if (resource is not IResourceWithConnectionString { ConnectionStringExpression: { } expression })
            return;
        TryAddDependentResources(expression);
        Writer.WriteString("connectionString", Expression(expression));
    }

    /// <summary>Writes the environment variables of a resource.</summary>
    public async Task WriteEnvironmentVariablesAsync(IResource resource)
    {
        var variables = await ResourceConfiguration.VariablesAsync(resource, ExecutionContext, cancellationToken: CancellationToken).ConfigureAwait(false);
        if (variables.Count == 0)
            return;
        Writer.WriteStartObject("env");
        foreach (var (name, value) in variables)
        {
            Writer.WriteString(name, Expression(value));
            TryAddDependentResources(value);
        }
        Writer.WriteEndObject();
    }

    /// <summary>Writes the command line arguments of a resource.</summary>
    public async Task WriteCommandLineArgumentsAsync(IResource resource)
    {
        var args = await ResourceConfiguration.ArgumentsAsync(resource, ExecutionContext, cancellationToken: CancellationToken).ConfigureAwait(false);
        if (args.Count == 0)
            return;
        Writer.WriteStartArray("args");
        foreach (var arg in args)
        {
            Writer.WriteStringValue(Expression(arg));
            TryAddDependentResources(arg);
        }
        Writer.WriteEndArray();
    }

    /// <summary>Writes the endpoints of a resource.</summary>
    public void WriteBindings(IResource resource)
    {
        var bindings = _ports.Assign(resource);
        if (bindings.Count == 0)
            return;
        Writer.WriteStartObject("bindings");
        foreach (var (endpoint, port, targetPort) in bindings)
        {
            Writer.WriteStartObject(endpoint.Name);
            Writer.WriteString("scheme", endpoint.UriScheme);
            Writer.WriteString("protocol", endpoint.Protocol.ToString().ToLowerInvariant());
            Writer.WriteString("transport", endpoint.Transport);
            if (port is not null)
                Writer.WriteNumber("port", port.Value);
            if (targetPort is not null)
                Writer.WriteNumber("targetPort", targetPort.Value);
            if (endpoint.IsExternal)
                Writer.WriteBoolean("external", true);
            Writer.WriteEndObject();
        }
        Writer.WriteEndObject();
    }

    private string Expression(object value) => value switch
    {
        string text => text,
        ReferenceExpression expression => string.Format(CultureInfo.InvariantCulture, expression.Format, [.. _references.Expressions(expression)]),
        IManifestExpressionProvider provider => provider.ValueExpression,
        IResourceBuilder<IResource> { Resource: IManifestExpressionProvider provider } => provider.ValueExpression,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""
    };
}
