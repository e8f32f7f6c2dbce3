namespace OpenTera.TeraServer.Data;

/// <summary>Whether the use of the database is checked for mistakes of this program, at every row and every question. It takes longer than all the rest of a read: tests do so.</summary>
internal static class SelfChecks
{
    public static readonly bool Wanted = AppContext.TryGetSwitch("OpenTera.SelfChecks", out var wanted) && wanted;
}
