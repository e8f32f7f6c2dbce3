using System.Globalization;
using System.Runtime.CompilerServices;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Text with values in it that are known only when the application runs; in the manifest they become expressions.</summary>
/// <example><code>ReferenceExpression.Create($"Host={endpoint.Property(EndpointProperty.Host)};Password={password}")</code></example>
public class ReferenceExpression : IManifestExpressionProvider, IValueProvider, IValueWithReferences
{
    public static readonly ReferenceExpression Empty = new("", [], [], []);

    private readonly string[] _expressions;
    private readonly string?[] _formats;

    internal ReferenceExpression(string format, IValueProvider[] values, string[] expressions, string?[] formats)
    {
        Format = format;
        ValueProviders = values;
        _expressions = expressions;
        _formats = formats;
    }

    /// <summary>Composite format string; <c>{0}</c> stands for the first of <see cref="ValueProviders"/>.</summary>
    public string Format { get; }

    public IReadOnlyList<IValueProvider> ValueProviders { get; }

    public IReadOnlyList<string> ManifestExpressions => _expressions;

    /// <summary>How each value is to be written: null as it is, <c>uri</c> escaped for a URI.</summary>
    public IReadOnlyList<string?> StringFormats => _formats;

    public string ValueExpression => string.Format(CultureInfo.InvariantCulture, Format, _expressions);

    IEnumerable<object> IValueWithReferences.References => ValueProviders;

    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.GetExpression();

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => GetValueAsync(new(), cancellationToken);

    /// <summary>The text with all values put in; null when the expression is empty.</summary>
    public async ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken)
    {
        if (Format.Length == 0)
            return null;
        var values = new object?[ValueProviders.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var value = await ValueProviders[i].GetValueAsync(context, cancellationToken).ConfigureAwait(false);
            values[i] = value is null ? null : ExpressionText.Apply(_formats[i], value);
        }
        return string.Format(CultureInfo.InvariantCulture, Format, values);
    }

    /// <summary>Collects the parts of an interpolated string into a <see cref="ReferenceExpression"/>.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        private readonly ReferenceExpressionBuilder _parts = new(literalLength, formattedCount);

        public void AppendLiteral(string value) => _parts.AppendText(value);

        public void AppendFormatted(string? value) => _parts.AppendText(value);

        public void AppendFormatted(string? value, string? format = null) => _parts.AppendText(value, format);

        public void AppendFormatted<T>(T valueProvider) where T : IValueProvider, IManifestExpressionProvider =>
            _parts.AppendFormatted(valueProvider);

        public void AppendFormatted<T>(T valueProvider, string? format = null) where T : IValueProvider, IManifestExpressionProvider =>
            _parts.AppendFormatted(valueProvider, format);

        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider) where T : IResource, IValueProvider, IManifestExpressionProvider =>
            _parts.AppendFormatted(valueProvider.Resource);

        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider, string? format = null) where T : IResource, IValueProvider, IManifestExpressionProvider =>
            _parts.AppendFormatted(valueProvider.Resource, format);

        internal ReferenceExpression GetExpression() => _parts.Build();
    }
}
