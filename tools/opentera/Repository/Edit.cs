using System.Text;

namespace OpenTera.Tool.Repository;

/// <summary>A file and what it is going to contain.</summary>
internal sealed record Edit(string Path, string Text)
{
    /// <summary>Writes all of them, or none: what was written is put back when one fails.</summary>
    /// <exception cref="Refusal">A file cannot be written.</exception>
    public static void WriteAll(IEnumerable<Edit> edits)
    {
        var before = new Dictionary<string, byte[]>();
        try
        {
            foreach (var edit in edits)
            {
                before[edit.Path] = File.ReadAllBytes(edit.Path);
                var marked = before[edit.Path].AsSpan().StartsWith(Encoding.UTF8.Preamble);
                File.WriteAllText(edit.Path, edit.Text.TrimStart('\uFEFF'), new UTF8Encoding(marked));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            foreach (var (path, bytes) in before.SkipLast(1))
                File.WriteAllBytes(path, bytes);
            throw new Refusal($"{error.Message} Nothing was changed.");
        }
    }
}
