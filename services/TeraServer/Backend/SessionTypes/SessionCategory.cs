namespace OpenTera.TeraServer.SessionTypes;

public enum SessionCategory
{
    Service = 1,
    DataCollect = 2,
    FileTransfer = 3,
    Protocol = 4,
}
