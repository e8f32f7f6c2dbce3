namespace OpenTera.TeraServer.Identity;

/// <summary>Marks an endpoint that says what is wrong with a body also to callers who are nobody, as the original does.</summary>
/// <param name="RefuseAsync">Null when nothing is wrong.</param>
public sealed record BodyCheck(Func<HttpRequest, Task<IResult?>> RefuseAsync);
