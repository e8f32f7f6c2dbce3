namespace OpenTera.TeraServer.Data;

/// <summary>A change is refused since other rows stand in its way.</summary>
/// <param name="message">What stands in the way, in English; for the log, not for the user.</param>
/// <param name="table">The table of the rows in the way: what the answer to the user is chosen by.</param>
public sealed class IntegrityException(string message, string table) : Exception(message)
{
    public string Table => table;
}
