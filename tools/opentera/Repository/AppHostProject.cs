namespace OpenTera.Tool.Repository;

/// <summary>AppHost's project file with one backend more or less, and else as it is, to the last blank.</summary>
/// <param name="path">The file.</param>
internal sealed class AppHostProject(string path)
{
    private readonly List<string> lines = [.. File.ReadAllText(path).Split('\n')];

    /// <exception cref="Refusal">It refers to no service after which the other would stand.</exception>
    public string With(string backend)
    {
        var last = lines.FindLastIndex(line => line.Contains("<ProjectReference Include=\"../services/"));
        if (last < 0)
            throw new Refusal($"{path} cannot be edited: it refers to no service, so there is no place for another one.");
        var line = lines[last];
        return string.Join('\n', [.. lines[..(last + 1)], line[..line.IndexOf('<')] + Reference(backend) + (line.EndsWith('\r') ? "\r" : ""), .. lines[(last + 1)..]]);
    }

    public string Without(string backend) => string.Join('\n', lines.Where(line => line.Trim() != Reference(backend)));

    private static string Reference(string backend) => $"""<ProjectReference Include="../{backend}" />""";
}
