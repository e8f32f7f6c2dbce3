using System.Linq.Expressions;
using System.Text.Json.Serialization;

namespace OpenTera.TeraServer.SessionTypes;

/// <summary>Key and uuid of the type's service are told in the long form only, where it has one.</summary>
public sealed record SessionTypeAnswer(SessionType Row) : RowAnswer<SessionType>(Row)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionTypeServiceKey { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionTypeServiceUuid { get; init; }

    public static readonly Expression<Func<SessionType, SessionTypeAnswer>> Full = type => new SessionTypeAnswer(type)
    {
        SessionTypeServiceKey = type.Service!.ServiceKey,
        SessionTypeServiceUuid = type.Service!.ServiceUuid,
    };

    public static readonly Expression<Func<SessionType, SessionTypeAnswer>> Short = type => new SessionTypeAnswer(type) { Minimal = true };
}
