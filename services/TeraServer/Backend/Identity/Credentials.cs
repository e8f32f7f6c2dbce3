using System.Text;

namespace OpenTera.TeraServer.Identity;

/// <summary>What the Authorization header holds. A header of one word has a scheme and no value.</summary>
public readonly record struct Credentials(string Scheme, string Value)
{
    public const string TokenScheme = "OpenTera";

    /// <summary>The token, when the scheme is OpenTera's.</summary>
    public string? Token => Scheme == TokenScheme && Value.Length > 0 ? Value : null;

    /// <summary>Name and password, when the scheme is Basic and they can be read. A null character is in no name: the database can't be asked for one.</summary>
    public (string Username, string Password)? Password
    {
        get
        {
            if (!"Basic".Equals(Scheme, StringComparison.OrdinalIgnoreCase))
                return null;
            var bytes = new byte[Value.Length];
            if (!Convert.TryFromBase64String(Value, bytes, out var length))
                return null;
            var text = Encoding.UTF8.GetString(bytes, 0, length);
            var colon = text.IndexOf(':');
            return colon < 0 || text.Contains('\0') ? null : (text[..colon], text[(colon + 1)..]);
        }
    }

    /// <summary>Null when there is no such header.</summary>
    public static Credentials? Of(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } header])
            return null;
        header = header.Trim();
        var end = header.IndexOf(' ');
        return end < 0 ? new Credentials(header, "") : new Credentials(header[..end], header[end..].Trim());
    }
}
