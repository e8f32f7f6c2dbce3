using System.Text.RegularExpressions;

namespace OpenTera.Tool.Tests;

/// <summary>A document of <c>docs/</c>: its code, in the order of reading.</summary>
internal static partial class Document
{
    public static IReadOnlyList<CodeBlock> Read(string text) =>
        [.. Fence().Matches(text).Select(fence => new CodeBlock(fence.Groups["language"].Value, fence.Groups["info"].Value.Trim(), fence.Groups["code"].Value))];

    [GeneratedRegex("^```(?<language>[a-z]+)(?<info>.*)\n(?<code>(.*\n)*?)```$", RegexOptions.Multiline)]
    private static partial Regex Fence();
}

/// <summary>One block of code.</summary>
/// <param name="Language"><c>sh</c>: typed in a terminal; <c>text</c>: what came back; else the code of a file.</param>
/// <param name="Info">What stands behind the language: not shown to readers.</param>
/// <param name="Code">Its lines.</param>
internal sealed partial record CodeBlock(string Language, string Info, string Code)
{
    /// <summary>The file that the code is of, and where it is to go: <c>before LINE</c>, <c>contains</c> where it is there already, nothing where it is the whole file.</summary>
    public (string Path, string How, string Line) Place => Info.Split(' ', 3) is var words ? (words[0], words.ElementAtOrDefault(1) ?? "", words.ElementAtOrDefault(2) ?? "") : default;

    /// <summary>Whether an output has its lines, in their order; <c>…</c> is anything, and blanks are as wide as they are.</summary>
    public bool IsIn(string output) => Regex.IsMatch(output, string.Join(@"[\s\S]*?", Code.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => Blanks().Replace(Regex.Escape(line.Trim()).Replace("…", ".*?"), @"\s+"))));

    [GeneratedRegex(@"(\\ )+")]
    private static partial Regex Blanks();
}
