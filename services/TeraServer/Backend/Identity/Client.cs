using System.Text.RegularExpressions;

namespace OpenTera.TeraServer.Identity;

/// <summary>The program that calls, by what it says of itself.</summary>
public sealed partial record Client(string Name, string Version, string OsName, string OsVersion)
{
    /// <summary>From the headers OpenTera's clients send (<c>X-Client-Name</c> and so on), else from the User-Agent.</summary>
    public static Client Of(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        var product = BrowserPattern().Match(agent) is { Success: true } browser ? browser : ProductPattern().Match(agent);
        var system = SystemPattern().Match(agent);
        return new Client(
            Header("X-Client-Name") ?? product.Groups["name"].Value,
            Header("X-Client-Version") ?? product.Groups["version"].Value,
            Header("X-OS-Name") ?? (system.Success ? system.Groups["name"].Value : agent.Length > 0 ? "Other" : ""),
            Header("X-OS-Version") ?? system.Groups["version"].Value.Replace('_', '.'));

        string? Header(string name) => request.Headers[name] is [{ Length: > 0 } value] ? value : null;
    }

    /// <summary>Browsers all begin with Mozilla; the name that counts comes later, the more special one first.</summary>
    [GeneratedRegex(@"(?<name>Edg|OPR|Firefox|Chrome)/(?<version>\d+(\.\d+){0,2})|Version/(?<version>\d+(\.\d+){0,2}).* (?<name>Safari)/")]
    private static partial Regex BrowserPattern();

    [GeneratedRegex(@"^(?<name>[^/\s]+)(/(?<version>\d+(\.\d+){0,2}))?")]
    private static partial Regex ProductPattern();

    [GeneratedRegex(@"(?<name>Windows NT|Android|iPhone OS|Mac OS X|Ubuntu|Linux)( (?<version>\d+([._]\d+){0,2}))?")]
    private static partial Regex SystemPattern();
}
