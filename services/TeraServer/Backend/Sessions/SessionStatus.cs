namespace OpenTera.TeraServer.Sessions;

public enum SessionStatus
{
    NotStarted,
    InProgress,
    Completed,
    Cancelled,
    Terminated,
}
