namespace OpenTera.TeraServer.Tests;

public enum TestStatus
{
    Incomplete,
    InProgress,
    Completed,
}
