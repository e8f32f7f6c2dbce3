namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that the person who starts or deploys the application gives.</summary>
public class ParameterResource : Resource, IManifestExpressionProvider, IValueProvider, IResourceWithoutLifetime
{
    private readonly Lazy<string> _value;

    /// <summary>Creates a parameter.</summary>
    /// <param name="name">The name; the value is read from <c>Parameters:name</c>.</param>
    /// <param name="callback">Gives the value when it is first needed; gets <see cref="Default"/>.</param>
    /// <param name="secret">Whether the value must not be shown.</param>
    public ParameterResource(string name, Func<ParameterDefault?, string> callback, bool secret = false) : base(name)
    {
        _value = new(() => callback(Default));
        Secret = secret;
    }

    public bool Secret { get; }

    public bool IsConnectionString { get; set; }

    /// <summary>Used when the configuration has no value; null means that one must be given.</summary>
    public ParameterDefault? Default { get; set; }

    public string? Description { get; set; }

    public bool EnableDescriptionMarkdown { get; set; }

    public string ValueExpression => $"{{{Name}.value}}";

    /// <summary>The value.</summary>
    /// <exception cref="MissingParameterValueException">It is neither configured nor has a default.</exception>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => new(_value.Value);
}
