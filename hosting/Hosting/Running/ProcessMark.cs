using System.Globalization;
using System.Text;

namespace Aspire.Hosting.Running;

/// <summary>A variable in the environment of a process and its descendants, by which they are found wherever they have put themselves.</summary>
internal static class ProcessMark
{
    public const string Variable = "OPENTERA_HOST";

    private static int _count;

    /// <summary>What the marks of all processes that this one starts begin with.</summary>
    public static string OfHost { get; } = Guid.NewGuid().ToString("N");

    /// <summary>A mark for a process to be started.</summary>
    public static string New() => string.Create(CultureInfo.InvariantCulture, $"{OfHost}.{Interlocked.Increment(ref _count)}.");

    /// <summary>The processes that carry the mark; none where the system does not tell.</summary>
    public static IEnumerable<int> Find(string mark)
    {
        if (!OperatingSystem.IsLinux())
            yield break;
        var text = Encoding.ASCII.GetBytes($"{Variable}={mark}");
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && Environment(folder).IndexOf(text) >= 0)
                yield return id;
    }

    private static ReadOnlySpan<byte> Environment(string folder)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, "environ"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is somebody else's.
            return [];
        }
    }
}
