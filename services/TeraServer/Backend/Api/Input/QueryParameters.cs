using System.Reflection;
using System.Text.Json;

namespace OpenTera.TeraServer.Api.Input;

/// <summary>The declared parameters of a <see cref="Query{TSelf}"/>; also metadata of its endpoint, for the OpenAPI document.</summary>
public sealed class QueryParameters(Type query)
{
    private readonly bool strict = query.IsDefined(typeof(StrictAttribute));

    /// <summary>In the order of declaration, which is the order in which they are checked. Those of most endpoints are not asked for in a while.</summary>
    public IReadOnlyList<QueryParameter> All =>
        field ??= [.. query.GetProperties().Where(property => property.CanWrite).Select(property => new QueryParameter(property))];

    /// <summary>Null when every parameter could be read, else what is wrong with the first that could not.</summary>
    public InvalidInput? Fill(object query, GivenArguments given)
    {
        foreach (var parameter in All)
        {
            if (parameter.Fill(query, given) is { } error)
                return InvalidInput.Argument(parameter.Name, error);
        }

        if (!strict)
            return null;
        var unknown = given.Names.Where(name => All.All(parameter => parameter.Name != name)).ToList();
        return unknown.Count == 0 ? null : InvalidInput.UnknownArguments(unknown);
    }
}

public sealed class QueryParameter(PropertyInfo property)
{
    public string Name { get; } = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
    public Type Type { get; } = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
    public string Help { get; } = property.GetCustomAttribute<HelpAttribute>()?.Text ?? "";
    public bool Mandatory { get; } = property.IsDefined(typeof(MandatoryAttribute));

    private readonly bool anyText = property.IsDefined(typeof(AnyTextAttribute));
    private readonly bool keepEmpty = property.IsDefined(typeof(KeepEmptyAttribute)) || property.IsDefined(typeof(MandatoryAttribute));

    /// <summary>Null when the parameter could be read, else the help text and what is wrong.</summary>
    internal string? Fill(object query, GivenArguments given)
    {
        var texts = given[Name];
        if (texts.Count == 0)
            return Mandatory ? Explain("Missing required parameter in the JSON body or the post body or the query string") : null;

        object? value = null;
        foreach (var text in texts)
        {
            try
            {
                value = anyText ? text!.Length > 0 : ArgumentReader.Read(Type, text!);
            }
            catch (FormatException unreadable)
            {
                return Explain(unreadable.Message);
            }
        }

        if (keepEmpty || value is not (0 or ""))
            property.SetValue(query, value);
        return null;
    }

    internal bool IsNothing(object query) => property.GetValue(query) is null or false or "" or 0;

    /// <summary>Not given, given without effect, given: one of three numbers.</summary>
    internal ulong ShapeOf(object query) => property.GetValue(query) switch
    {
        null => 0,
        false or <= 0 or "" => 1,
        DateOnly date when date == DateOnly.MaxValue => 1,
        _ => 2,
    };

    private string Explain(string error) => Help.Length == 0 ? error : $"{Help} {error}";
}
