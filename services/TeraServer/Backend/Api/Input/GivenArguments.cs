using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace OpenTera.TeraServer.Api.Input;

/// <summary>The arguments of a request: those of the query string and, where it has a body, of its form or JSON object.</summary>
public sealed class GivenArguments
{
    private readonly IReadOnlyDictionary<string, StringValues> arguments;

    private GivenArguments(IReadOnlyDictionary<string, StringValues> arguments) => this.arguments = arguments;

    public IEnumerable<string> Names => arguments.Keys;

    public StringValues this[string name] => arguments.TryGetValue(name, out var values) ? values : StringValues.Empty;

    /// <summary>A body that can't be read has no arguments.</summary>
    public static ValueTask<GivenArguments> ReadAsync(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || request.ContentType is null
            ? ValueTask.FromResult(new GivenArguments(Query(request)))
            : WithBodyAsync(request);

    /// <summary>Names differ by case; the query collection of ASP.NET Core does not tell them apart.</summary>
    private static Dictionary<string, StringValues> Query(HttpRequest request)
    {
        var arguments = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var pair in new Microsoft.AspNetCore.WebUtilities.QueryStringEnumerable(request.QueryString.Value))
        {
            var name = pair.DecodeName().ToString();
            arguments[name] = StringValues.Concat(arguments.GetValueOrDefault(name), pair.DecodeValue().ToString());
        }

        return arguments;
    }

    private static async ValueTask<GivenArguments> WithBodyAsync(HttpRequest request)
    {
        var arguments = Query(request);
        if (request.HasJsonContentType())
        {
            if (await JsonBody.ParseAsync(request) is { ValueKind: JsonValueKind.Object } body)
            {
                foreach (var property in body.EnumerateObject().Where(property => !arguments.ContainsKey(property.Name)))
                    arguments[property.Name] = property.Value.ToString();
            }
        }
        else if (request.HasFormContentType)
        {
            try
            {
                foreach (var (name, values) in await request.ReadFormAsync(request.HttpContext.RequestAborted))
                    arguments.TryAdd(name, values);
            }
            catch (Exception unreadable) when (unreadable is InvalidDataException or IOException and not BadHttpRequestException)
            {
                return new GivenArguments(arguments);
            }
        }

        return new GivenArguments(arguments);
    }
}
