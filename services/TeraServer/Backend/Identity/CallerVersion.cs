namespace OpenTera.TeraServer.Identity;

/// <summary>The version of the row of who calls, which is asked along with the next statement.</summary>
/// <param name="table">Where the row is.</param>
/// <param name="uuid">Which row it is.</param>
/// <param name="expected">What it is thought to be; null: nothing is known of it.</param>
public sealed class CallerVersion(CallerTable table, string uuid, string? expected = null)
{
    public CallerTable Table => table;
    public string Uuid => uuid;

    /// <summary>Null as long as the database has not answered, and when there is no such row.</summary>
    public string? Found { get; private set; }

    public bool IsAsked { get; set; }

    public bool IsConfirmed => expected is not null && Found == expected;

    /// <exception cref="CallerChangedException">Another one was expected.</exception>
    public void Hear(string? found)
    {
        Found = found;
        if (expected is not null && found != expected)
            throw new CallerChangedException();
    }
}

/// <summary>What is being read is read for somebody who has changed meanwhile. A cancellation: nothing has failed.</summary>
public sealed class CallerChangedException() : OperationCanceledException("Who calls has changed since the last request.");
