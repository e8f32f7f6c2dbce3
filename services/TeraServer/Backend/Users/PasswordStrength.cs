namespace OpenTera.TeraServer.Users;

/// <summary>What a user's password must have.</summary>
public static class PasswordStrength
{
    private const int MinimumLength = 10;

    /// <summary>What the password lacks, as English texts; empty when it is strong enough.</summary>
    public static IEnumerable<string> Weaknesses(string password)
    {
        if (password.Length < MinimumLength)
            yield return "Password not long enough (10 characters)";
        if (!password.Any(char.IsDigit))
            yield return "Password missing numeric character";
        if (!password.Any(char.IsAsciiLetterUpper))
            yield return "Password missing upper case letter";
        if (!password.Any(char.IsAsciiLetterLower))
            yield return "Password missing lower case letter";
        if (password.IndexOfAny([.. " !#$%&'()*+,-./[\\]^_`{|}~\""]) < 0)
            yield return "Password missing special character";
    }
}
