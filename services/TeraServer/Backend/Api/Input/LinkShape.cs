namespace OpenTera.TeraServer.Api.Input;

/// <summary>How the body of a request names links between two kinds of things.</summary>
/// <param name="Name">Pairs: <c>{"service_project": [{"id_service": 1, "id_project": 2}]}</c>, or one pair without the list.</param>
/// <param name="First">All links of one thing: <c>{"service": {"id_service": 1, "projects": [{"id_project": 2}]}}</c>; others are to go.</param>
/// <param name="Second">The same from the other side: <c>{"project": {"id_project": 2, "services": [{"id_service": 1}]}}</c>.</param>
public sealed record LinkShape(string Name, LinkEnd First, LinkEnd Second)
{
    /// <summary>Said when the body has none of the three.</summary>
    public string UnknownFormat { get; init; } = "";

    /// <summary>Said when a pair lacks one of its ids.</summary>
    public string Malformed { get; init; } = "Badly formatted request";
}

/// <param name="Name">The object's name, e.g. <c>service</c>.</param>
/// <param name="Id">The name of its id, e.g. <c>id_service</c>.</param>
/// <param name="Others">The name of the list of things it is to be linked to, e.g. <c>projects</c>.</param>
public sealed record LinkEnd(string Name, string Id, string Others)
{
    /// <summary>Said when the object has no id.</summary>
    public string MissingId { get; init; } = $"Missing {Id}";

    /// <summary>Said when the object has no list.</summary>
    public string MissingOthers { get; init; } = $"Missing {Others}";

    /// <summary>A pair may name the thing by its uuid: the name of that, e.g. <c>service_uuid</c>. Null when it may not.</summary>
    public string? Uuid { get; init; }

    /// <summary>The id of the thing with a uuid. Null like <see cref="Uuid"/>.</summary>
    public Func<TeraContext, string, IQueryable<int>>? ByUuid { get; init; }
}
