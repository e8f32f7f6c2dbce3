namespace OpenTera.TeraServer.Api;

/// <summary>A column can't hold what it is given, or there is no such column.</summary>
public sealed class InvalidValueException(string column) : Exception($"'{column}' can't have this value.");

/// <summary>
/// Marks an endpoint that answers 400 to values the database does not take. The others answer 500 "Database error", as the original does on purpose;
/// where the original fails by accident nobody relies on its 500.
/// </summary>
public sealed class InvalidValuesAreBadRequests;

public static class InvalidValuesExtensions
{
    public static TBuilder AnswersInvalidValuesByBadRequest<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new InvalidValuesAreBadRequests());
}
