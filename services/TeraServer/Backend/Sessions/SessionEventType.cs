namespace OpenTera.TeraServer.Sessions;

public enum SessionEventType
{
    GeneralError = 0,
    GeneralInfo = 1,
    GeneralWarning = 2,
    SessionStart = 3,
    SessionStop = 4,
    DeviceOnCharge = 5,
    DeviceOffCharge = 6,
    DeviceLowBattery = 7,
    DeviceStorageLow = 8,
    DeviceStorageFull = 9,
    DeviceEvent = 10,
    UserEvent = 11,
    SessionJoin = 12,
    SessionLeave = 13,
    SessionJoinRefused = 14,

    /// <summary>First of ten kinds (100 to 109) whose meaning the session's service gives.</summary>
    Custom1 = 100,
    Custom2,
    Custom3,
    Custom4,
    Custom5,
    Custom6,
    Custom7,
    Custom8,
    Custom9,
    Custom10,
}
