namespace OpenTera.TeraServer.Identity;

/// <summary>The endpoint only reads, and can do so again: who calls is asked along with what it reads.</summary>
public sealed class CallerIsAskedAlong;

internal static class CallerIsAskedAlongExtensions
{
    public static TBuilder AsksWhoCallsAlong<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new CallerIsAskedAlong());
}
