using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace OpenTera.TeraServer.Services;

/// <summary>The configuration of a service for a user, participant or device; or an empty one, where there is none.</summary>
public sealed record ServiceConfigAnswer
{
    public int? IdServiceConfig { get; init; }
    public int IdService { get; init; }
    public string ServiceConfigName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? IdUser { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? IdParticipant { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? IdDevice { get; init; }

    public JsonNode? ServiceConfigConfig { get; init; } = new JsonObject();

    /// <summary>The device or program that the configuration was completed for; null when it is the general one.</summary>
    public string? ServiceConfigSpecificId { get; init; }

    /// <summary>When the row last changed.</summary>
    public string? ServiceConfigLastUpdateTime { get; init; }

    /// <summary>For whom there are specific values.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ServiceConfigSpecifics { get; init; }

    /// <summary>An empty one.</summary>
    public ServiceConfigAnswer(Service service, bool withSpecifics)
    {
        (IdService, ServiceConfigName) = (service.IdService, service.ServiceName);
        ServiceConfigSpecifics = withSpecifics ? [] : null;
    }

    /// <param name="specificId">Whose specific values replace the general ones; null for the general ones.</param>
    public ServiceConfigAnswer(ServiceConfig config, Service service, string? specificId, bool withSpecifics)
        : this(service, withSpecifics)
    {
        (IdServiceConfig, IdUser, IdParticipant, IdDevice) = (config.IdServiceConfig, config.IdUser, config.IdParticipant, config.IdDevice);
        ServiceConfigConfig = JsonNode.Parse(config.ServiceConfigConfig);
        ServiceConfigLastUpdateTime = Json.IsoWithoutOffset(DateTimeOffset.FromUnixTimeMilliseconds(config.VersionId));
        if (withSpecifics)
            ServiceConfigSpecifics = [.. config.ServiceConfigSpecifics.OrderBy(specific => specific.IdServiceConfigSpecific).Select(specific => specific.ServiceConfigSpecificId)];
        if (specificId is null || config.ServiceConfigSpecifics.Find(specific => specific.ServiceConfigSpecificId == specificId) is not { } specific)
            return;
        ServiceConfigSpecificId = specificId;
        foreach (var (name, value) in JsonNode.Parse(specific.ServiceConfigSpecificConfig)!.AsObject())
            ServiceConfigConfig![name] = value?.DeepClone();
    }
}
