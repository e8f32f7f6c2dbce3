using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Builds a <see cref="ReferenceExpression"/> piece by piece.</summary>
public class ReferenceExpressionBuilder
{
    private readonly StringBuilder _format;
    private readonly List<IValueProvider> _values;
    private readonly List<string> _expressions;
    private readonly List<string?> _formats;

    public ReferenceExpressionBuilder() : this(0, 0)
    {
    }

    internal ReferenceExpressionBuilder(int literalLength, int valueCount)
    {
        _format = new(literalLength * 2);
        _values = new(valueCount);
        _expressions = new(valueCount);
        _formats = new(valueCount);
    }

    public bool IsEmpty => _format.Length == 0;

    public void Append([InterpolatedStringHandlerArgument("")] in ReferenceExpressionBuilderInterpolatedStringHandler handler)
    {
        // The handler has appended its parts to this builder already.
    }

    /// <summary>Appends text as it is: a brace in it must be doubled.</summary>
    public void AppendLiteral(string value) => _format.Append(value);

    /// <inheritdoc cref="AppendLiteral"/>
    public void AppendFormatted(string? value) => _format.Append(value);

    /// <inheritdoc cref="AppendLiteral"/>
    public void AppendFormatted(string? value, string? format) => _format.Append(value is null ? null : ExpressionText.Apply(format, value));

    public void AppendFormatted<T>(T valueProvider) where T : IValueProvider, IManifestExpressionProvider => AppendFormatted(valueProvider, null);

    public void AppendFormatted<T>(T valueProvider, string? format) where T : IValueProvider, IManifestExpressionProvider
    {
        _format.Append(CultureInfo.InvariantCulture, $"{{{_values.Count}}}");
        _values.Add(valueProvider);
        _expressions.Add(valueProvider.ValueExpression);
        _formats.Add(format);
    }

    public ReferenceExpression Build() => new(_format.ToString(), [.. _values], [.. _expressions], [.. _formats]);

    internal void AppendText(string? value, string? format = null)
    {
        if (value is not null)
            _format.Append(ExpressionText.EscapeBraces(ExpressionText.Apply(format, value)));
    }

    /// <summary>Appends an interpolated string to the builder.</summary>
    [InterpolatedStringHandler]
#pragma warning disable CS9113 // The compiler passes both counts; the builder has its capacity already.
    public readonly ref struct ReferenceExpressionBuilderInterpolatedStringHandler(int literalLength, int formattedCount, ReferenceExpressionBuilder builder)
#pragma warning restore CS9113
    {
        public void AppendLiteral(string value) => builder.AppendLiteral(value);

        public void AppendFormatted(string? value) => builder.AppendFormatted(value);

        public void AppendFormatted(string? value, string format) => builder.AppendFormatted(value, format);

        public void AppendFormatted<T>(T valueProvider) where T : IValueProvider, IManifestExpressionProvider => builder.AppendFormatted(valueProvider);

        public void AppendFormatted<T>(T valueProvider, string? format) where T : IValueProvider, IManifestExpressionProvider => builder.AppendFormatted(valueProvider, format);

        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider) where T : IResource, IValueProvider, IManifestExpressionProvider =>
            builder.AppendFormatted(valueProvider.Resource);

        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider, string? format) where T : IResource, IValueProvider, IManifestExpressionProvider =>
            builder.AppendFormatted(valueProvider.Resource, format);
    }
}

/// <summary>The text rules of expressions.</summary>
internal static class ExpressionText
{
    /// <summary>Writes a value in the format that an expression asks for; only <c>uri</c> exists.</summary>
    /// <exception cref="FormatException">The format is unknown.</exception>
    public static string Apply(string? format, string value) => format?.ToLowerInvariant() switch
    {
        null or "" => value,
        "uri" => Uri.EscapeDataString(value),
        _ => throw new FormatException($"Unknown format '{format}' in an expression: only 'uri' is known.")
    };

    /// <summary>Doubles each brace that is not doubled yet, since the text becomes a format string.</summary>
    public static string EscapeBraces(string text)
    {
        if (text.AsSpan().IndexOfAny('{', '}') < 0)
            return text;
        var escaped = new StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            escaped.Append(text[i]);
            if (text[i] is not ('{' or '}'))
                continue;
            escaped.Append(text[i]);
            if (i + 1 < text.Length && text[i + 1] == text[i])
                i++;
        }
        return escaped.ToString();
    }
}
