namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value known only when the application runs: a port, a generated password, a connection string.</summary>
public interface IValueProvider
{
    /// <summary>The value, or null when there is none.</summary>
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);

    /// <inheritdoc cref="GetValueAsync(CancellationToken)"/>
    ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken = default) => GetValueAsync(cancellationToken);
}

/// <summary>Who asks for a value, and in which operation.</summary>
public class ValueProviderContext
{
    public DistributedApplicationExecutionContext? ExecutionContext { get; init; }

    public IResource? Caller { get; init; }
}

/// <summary>A value that has an expression such as <c>{redis.connectionString}</c> in the manifest.</summary>
public interface IManifestExpressionProvider
{
    string ValueExpression { get; }
}

/// <summary>A value made of others.</summary>
public interface IValueWithReferences
{
    IEnumerable<object> References { get; }
}
