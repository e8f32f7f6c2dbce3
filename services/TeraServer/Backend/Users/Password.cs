namespace OpenTera.TeraServer.Users;

/// <summary>Passwords of users and participants, hashed with bcrypt as the original does: either server reads the other's.</summary>
public static class Password
{
    private const int Cost = 12;

    public static string Hash(string password) => BCrypt.Net.BCrypt.HashPassword(password, Cost);

    /// <summary>Whether it is the password of that hash. A hash that is none is nobody's.</summary>
    public static bool Verify(string password, string hash)
    {
        try
        {
            return BCrypt.Net.BCrypt.Verify(password, hash);
        }
        catch (BCrypt.Net.SaltParseException)
        {
            return false;
        }
    }
}
