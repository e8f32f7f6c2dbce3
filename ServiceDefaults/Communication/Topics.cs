namespace OpenTera.ServiceDefaults.Communication;

/// <summary>Names of OpenTera's topics and the modules of TeraServer.</summary>
public static class Topics
{
    /// <summary>The module that knows who is online and busy.</summary>
    public const string UserManagerModule = "TeraServer.UserManagerModule";

    /// <summary>The module that tells of changes in the database.</summary>
    public const string DatabaseModule = "TeraServer.DatabaseModule";

    /// <summary>The module that holds the WebSockets.</summary>
    public const string TwistedModule = "TeraServer.TwistedModule";

    /// <summary>The module that answers the HTTP API.</summary>
    public const string FlaskModule = "TeraServer.FlaskModule";

    /// <summary>All database events; <see cref="DatabaseEvents"/> for those of one kind of object.</summary>
    public const string AllDatabaseEvents = "module.TeraServer.DatabaseModule.events.*";

    /// <summary>Who came and went: UserEvent, ParticipantEvent, DeviceEvent.</summary>
    public const string OnlineEvents = "module.TeraServer.UserManagerModule.events";

    /// <summary>Changes of one kind of object, by its model name: <c>participant</c>, <c>session_type</c>.</summary>
    public static string DatabaseEvents(string objectType) => $"module.{DatabaseModule}.events.{objectType}";

    /// <summary>Messages to a module.</summary>
    public static string ModuleMessages(string module) => $"module.{module}.messages";

    /// <summary>Events of a module.</summary>
    public static string ModuleEvents(string module) => $"module.{module}.events";

    /// <summary>Calls of a module's methods.</summary>
    public static string ModuleRpc(string module) => $"module.{module}.rpc";

    /// <summary>Messages to a service, by its key or uuid.</summary>
    public static string ServiceMessages(string service) => $"service.{service}.messages";

    /// <summary>Events of a service, by its key.</summary>
    public static string ServiceEvents(string serviceKey) => $"service.{serviceKey}.events";

    /// <summary>Calls of a service's methods, by its key or uuid.</summary>
    public static string ServiceRpc(string service) => $"service.{service}.rpc";

    /// <summary>Orders to the WebSocket of one uuid.</summary>
    public static string WebSocketCommands(string uuid) => $"module.{TwistedModule}.events.{uuid}";

    /// <summary>Events for one user's WebSocket.</summary>
    public static string UserWebSocketEvents(string userUuid) => $"websocket.user.{userUuid}.events";

    /// <summary>Events for one participant's WebSocket.</summary>
    public static string ParticipantWebSocketEvents(string participantUuid) => $"websocket.participant.{participantUuid}.events";

    /// <summary>Events for one device's WebSocket.</summary>
    public static string DeviceWebSocketEvents(string deviceUuid) => $"websocket.device.{deviceUuid}.events";
}
