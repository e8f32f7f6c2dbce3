using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Publishing;

/// <summary>Keeps account of what the entries of the manifest refer to.</summary>
internal sealed class ManifestReferences
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<IResource> _unwritten = new();
    private readonly HashSet<object> _walking = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ParameterResource, Dictionary<string, string>> _formats = [];

    public IEnumerable<ParameterResource> FormattedParameters => _formats.Keys.ToArray();

    public void Begin(IEnumerable<IResource> resources) => _names.UnionWith(resources.Select(r => r.Name));

    public IResource? TakeUnwritten() => _unwritten.TryDequeue(out var resource) ? resource : null;

    public void Add(object? value)
    {
        if (value is ReferenceExpression expression)
            _ = Expressions(expression).Count;
        if (value is IResource resource)
        {
            if (_names.Add(resource.Name))
                _unwritten.Enqueue(resource);
        }
        else if (value is IValueWithReferences composite && _walking.Add(value))
        {
            foreach (var reference in composite.References)
                Add(reference);
            _walking.Remove(value);
        }
    }

    /// <summary>What stands for each value of the expression; a parameter with a format gets an entry of its own that applies it.</summary>
    public IReadOnlyList<object> Expressions(ReferenceExpression expression) =>
        [.. expression.ManifestExpressions.Select((text, i) =>
            expression.StringFormats[i] is { Length: > 0 } format && Parameter(expression.ValueProviders[i]) is { } parameter
                ? $"{{{FormattedName(parameter, format)}.value}}"
                : text)];

    /// <summary>The formats asked for since the last call, with the names of their entries.</summary>
    public IReadOnlyDictionary<string, string> TakeFormats(ParameterResource parameter) => _formats.Remove(parameter, out var formats) ? formats : [];

    private static ParameterResource? Parameter(IValueProvider value) => value switch
    {
        ParameterResource parameter => parameter,
        ReferenceExpression { Format: "{0}", ValueProviders: [ParameterResource parameter] } => parameter,
        _ => null
    };

    private string FormattedName(ParameterResource parameter, string format)
    {
        if (!_formats.TryGetValue(parameter, out var formats))
            _formats[parameter] = formats = [];
        if (formats.TryGetValue(format, out var name))
            return name;
        var stem = $"{parameter.Name}-{format.ToLowerInvariant()}-encoded";
        name = stem;
        for (var i = 1; !_names.Add(name); i++)
            name = $"{stem}-{i}";
        return formats[format] = name;
    }
}
