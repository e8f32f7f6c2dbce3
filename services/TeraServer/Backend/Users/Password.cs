namespace OpenTera.TeraServer.Users;

/// <summary>Passwords of users and participants, hashed with bcrypt as the original does: either server reads the other's.</summary>
public static class Password
{
    private const int Cost = 12;

    /// <summary>Somebody who has no password waits as long for the refusal as somebody whose password was wrong: the time tells nothing.</summary>
    private static readonly Lazy<string> Nobodys = new(() => Hash(Guid.NewGuid().ToString()));

    public static string Hash(string password) => BCrypt.Net.BCrypt.HashPassword(password, Cost);

    /// <summary>Whether it is the password of that hash. A hash that is none, or null, is nobody's.</summary>
    public static bool Verify(string password, string? hash)
    {
        try
        {
            return BCrypt.Net.BCrypt.Verify(password, hash ?? Nobodys.Value);
        }
        catch (BCrypt.Net.SaltParseException)
        {
            return false;
        }
    }
}
