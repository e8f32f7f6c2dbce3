using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenTera.TeraServer.Sessions;

/// <summary>A session with who made it, and in the long form who takes part.</summary>
public sealed record SessionAnswer(Session Row) : RowAnswer<Session>(Row)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<ParticipantOfSession>? SessionParticipants { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<UserOfSession>? SessionUsers { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<DeviceOfSession>? SessionDevices { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionCreatorUser { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionCreatorUserUuid { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionCreatorDevice { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionCreatorDeviceUuid { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionCreatorParticipant { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionCreatorParticipantUuid { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionCreatorService { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionCreatorServiceUuid { get; set; }

    public int SessionAssetsCount { get; set; }
    public int SessionTestsCount { get; set; }

    // What users may ask for beside.
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionTypeName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionTypeColor { get; init; }

    // What services may ask for beside.
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SessionTypeAnswer? SessionType { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RowAnswer<SessionEvent>>? SessionEvents { get; init; }
}

public sealed record ParticipantOfSession(int IdParticipant, string ParticipantUuid, string ParticipantName, int IdProject, string ProjectName);

public sealed record UserOfSession(int IdUser, string UserUuid, string UserName);

public sealed record DeviceOfSession(int IdDevice, string DeviceUuid, string DeviceName);

/// <summary>Text that holds JSON is answered as that JSON, other text as it is.</summary>
internal sealed class JsonTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        try
        {
            using var json = JsonDocument.Parse(value);
            json.RootElement.WriteTo(writer);
        }
        catch (JsonException)
        {
            writer.WriteStringValue(value);
        }
    }
}
