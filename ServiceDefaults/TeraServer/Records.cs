namespace OpenTera.ServiceDefaults.TeraServer;

/// <summary>A service as TeraServer has it. Keys that are null are not in Redis.</summary>
public sealed record ServiceRecord(int IdService, string ServiceUuid, string ServiceKey, string ServiceName, string ServiceHostname, int ServicePort,
    string ServiceEndpoint, string ServiceClientendpoint, bool ServiceEnabled, bool ServiceSystem)
{
    /// <summary>Roles that users can have in the service. Empty where TeraServer was not asked for them.</summary>
    public IReadOnlyList<ServiceRoleRecord> ServiceRoles { get; init; } = [];

    /// <summary>Projects the service is used in. Empty where TeraServer was not asked for them.</summary>
    public IReadOnlyList<ServiceProjectRecord> ServiceProjects { get; init; } = [];
}

/// <summary>A role of a service.</summary>
public sealed record ServiceRoleRecord(int IdServiceRole, int IdService, string ServiceRoleName);

/// <summary>A project a service is used in.</summary>
public sealed record ServiceProjectRecord(int IdServiceProject, int IdService, int IdProject);

/// <summary>A user.</summary>
public sealed record UserRecord(int IdUser, string UserUuid, string UserUsername, string UserFirstname, string UserLastname, string? UserEmail, bool UserEnabled, bool UserSuperadmin);

/// <summary>A participant. The token is left out.</summary>
public sealed record ParticipantRecord(int IdParticipant, string ParticipantUuid, string ParticipantName, string? ParticipantEmail, bool ParticipantEnabled, int IdProject, int? IdParticipantGroup);

/// <summary>A device. The token is left out.</summary>
public sealed record DeviceRecord(int IdDevice, string DeviceUuid, string DeviceName, bool DeviceEnabled, int IdDeviceType, int? IdDeviceSubtype);

/// <summary>A site.</summary>
public sealed record SiteRecord(int IdSite, string SiteName);

/// <summary>A project.</summary>
public sealed record ProjectRecord(int IdProject, int IdSite, string ProjectName, string? ProjectDescription, bool ProjectEnabled);

/// <summary>A session.</summary>
public sealed record SessionRecord(int IdSession, string SessionUuid, int IdSessionType, string SessionName, DateTimeOffset SessionStartDatetime, int SessionDuration, int SessionStatus)
{
    /// <summary>JSON, meaning is that of the session type; null when there is none.</summary>
    public string? SessionParameters { get; init; }

    /// <summary>Notes; null when there are none.</summary>
    public string? SessionComments { get; init; }

    /// <summary>Participants of the session.</summary>
    public IReadOnlyList<SessionParticipantRecord> SessionParticipants { get; init; } = [];

    /// <summary>Devices of the session.</summary>
    public IReadOnlyList<SessionDeviceRecord> SessionDevices { get; init; } = [];

    /// <summary>The device that made the session; null: somebody else did.</summary>
    public int? IdCreatorDevice { get; init; }
}

/// <summary>A participant of a session.</summary>
public sealed record SessionParticipantRecord(int IdParticipant, string ParticipantUuid, string ParticipantName, int IdProject);

/// <summary>A device of a session.</summary>
public sealed record SessionDeviceRecord(int IdDevice, string DeviceUuid, string DeviceName);

/// <summary>What a service keeps of a session: a file, a recording.</summary>
public sealed record AssetRecord(int IdAsset, string AssetUuid, string AssetName, string AssetType, int IdSession, string AssetServiceUuid, DateTimeOffset? AssetDatetime);

/// <summary>Whom and what somebody may see. Lists that were not asked for are null.</summary>
public sealed record AccessRecord(IReadOnlyList<AccessItem>? Users, IReadOnlyList<AccessItem>? Participants, IReadOnlyList<AccessItem>? Devices, IReadOnlyList<AccessItem>? Projects, IReadOnlyList<AccessItem>? Sites);

/// <summary>One thing somebody may see: users, participants and devices by uuid, projects and sites by id.</summary>
public sealed record AccessItem(string? Uuid, int? Id, string? Name);
