using System.Text.RegularExpressions;

namespace OpenTera.AppHost;

/// <summary>The paths of the public address space, each with the service that has it.</summary>
internal sealed partial class AssignedPaths
{
    private readonly Dictionary<string, string> owners = new()
    {
        ["/api"] = "TeraServer",
        ["/wss"] = "TeraServer",
        ["/about"] = "TeraServer",
        ["/doc"] = "TeraServer",
        ["/login"] = "TeraServer",
        ["/assets"] = "TeraServer",
        ["/health"] = "TeraServer",
        ["/alive"] = "TeraServer",
        ["/portal"] = "the portal",
    };

    /// <summary>Gives a path to a service.</summary>
    /// <exception cref="DistributedApplicationException">It is not like <c>/example</c>, or another service has it.</exception>
    public void Assign(string path, string owner)
    {
        if (!OneName().IsMatch(path))
            throw new DistributedApplicationException($"The path '{path}' of {owner} must be a slash and one name in lower case, such as /example.");
        if (!owners.TryAdd(path, owner))
            throw new DistributedApplicationException($"The path {path} is given to both {owners[path]} and {owner}: change one of them in Program.cs.");
    }

    [GeneratedRegex("^/[a-z][a-z0-9-]*$")]
    private static partial Regex OneName();
}
