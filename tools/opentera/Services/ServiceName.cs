using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace OpenTera.Tool.Services;

/// <summary>The name of a service: its key in OpenTera, its folder, its C# namespace below <c>OpenTera</c>.</summary>
internal sealed partial record ServiceName
{
    /// <summary>First names of namespaces that a service's code uses: below <c>OpenTera</c> they would hide those.</summary>
    private static readonly HashSet<string> Hiding = ["Aspire", "Google", "Microsoft", "OpenTera", "Program", "StackExchange", "System", "Xunit"];

    /// <exception cref="Refusal">It cannot be a service's name.</exception>
    public ServiceName(string text)
    {
        if (!PascalCase().IsMatch(text) || !SyntaxFacts.IsValidIdentifier(text))
            throw new Refusal($"'{text}' cannot be a service's name: it must begin with a capital letter and go on with letters (A to Z) and digits, such as GaitAnalysis.");
        if (Hiding.Contains(text))
            throw new Refusal($"'{text}' cannot be a service's name: its namespace OpenTera.{text} would hide {text} from the code. Choose another one, such as {text}Service.");
        Text = text;
    }

    public string Text { get; }

    /// <summary>The name in words, without "Service" at its end: "Gait analysis".</summary>
    public string Title => Words() is [var first, .. var rest] ? string.Join(' ', [first, .. rest.Select(word => word.Any(char.IsLower) ? word.ToLowerInvariant() : word)]) : Text;

    /// <summary>Where the service is unless something else is asked for: <c>/gait-analysis</c>.</summary>
    public string Path => "/" + string.Join('-', Words()).ToLowerInvariant();

    public override string ToString() => Text;

    private string[] Words() => [.. Word().Matches(Suffix().Replace(Text, "")).Select(match => match.Value)];

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex PascalCase();

    [GeneratedRegex("(?<=.)Service$")]
    private static partial Regex Suffix();

    [GeneratedRegex("[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+")]
    private static partial Regex Word();
}
