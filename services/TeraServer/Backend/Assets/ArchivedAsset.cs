namespace OpenTera.TeraServer.Assets;

/// <summary>An asset and its place in an archive.</summary>
/// <param name="ServiceUuid">Of the service that keeps the asset.</param>
/// <param name="ServiceAddress">Host and port of it, without the gateway.</param>
/// <param name="Path">Names of the folders, from the outermost to the innermost; they may be anything that people type.</param>
public sealed record ArchivedAsset(string AssetUuid, string AssetName, string ServiceUuid, string ServiceAddress, IReadOnlyList<string> Path)
{
    /// <summary>A name for it in the archive that has not been taken.</summary>
    /// <param name="taken">The names of the others, to which this one is added.</param>
    public string EntryName(HashSet<string> taken)
    {
        var folder = string.Concat(Path.Select(name => $"{Safe(name)}/"));
        var (stem, extension) = (System.IO.Path.GetFileNameWithoutExtension(Safe(AssetName)), System.IO.Path.GetExtension(Safe(AssetName)));
        var name = $"{folder}{stem}{extension}";
        for (var number = 2; !taken.Add(name); number++)
            name = $"{folder}{stem}({number}){extension}";
        return name;
    }

    /// <summary>Unpacking must not lead out of the folder, on any system.</summary>
    private static string Safe(string name)
    {
        var safe = string.Concat(name.Select(character => char.IsControl(character) || "/\\:*?\"<>|".Contains(character) ? '_' : character)).Trim().TrimEnd('.');
        return safe.Length == 0 ? "_" : safe;
    }
}
