using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace OpenTera.TeraServer.Api.Input;

/// <summary>
/// The parameters of an endpoint: a record whose settable properties are the parameters, in snake_case: <c>int?</c>, <c>bool?</c>,
/// <c>string?</c> or <c>DateOnly?</c>, null when not given. An endpoint takes the record as an argument and only runs when all is readable.
/// </summary>
/// <remarks>
/// ASP.NET Core finds <c>BindAsync</c> without <see cref="IBindableFromHttpContext{TSelf}"/>. A static method that is called through an interface must not use the type argument here: where it is
/// compiled ahead, the runtime (10.0.12) ends in a segmentation fault.
/// </remarks>
public abstract record Query<TSelf> : IQuery, IEndpointParameterMetadataProvider
    where TSelf : Query<TSelf>, new()
{
    private static readonly QueryParameters Parameters = new(typeof(TSelf));

    /// <summary>No parameter is given, or only flags that are false: the endpoints that need one refuse that.</summary>
    public bool HasNothing => Parameters.All.All(parameter => parameter.IsNothing(this));

    (Type, ulong) IQuery.Shape => (typeof(TSelf), Parameters.All.Aggregate(0ul, (shape, parameter) => shape << 2 | parameter.ShapeOf(this)));

    public static async ValueTask<TSelf?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new TSelf();
        if (Parameters.Fill(query, await GivenArguments.ReadAsync(context.Request)) is { } refusal)
            context.Features.Set(refusal);
        return query;
    }

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new QueryParameters(parameter.ParameterType));
}

internal interface IQuery
{
    /// <summary>Which parameters are given, and the flags among them: all that decides how a question to the database looks, but not the values in it.</summary>
    (Type, ulong) Shape { get; }
}
