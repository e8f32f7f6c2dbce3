using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenTera.Tool.Repository;

/// <summary>AppHost's <c>Program.cs</c>: what it declares, and the same with one service more or less.</summary>
internal sealed class AppHostProgram
{
    private const string AddService = "AddOpenTeraService";
    private const string AddGateway = "AddGateway";

    private readonly string path;
    private readonly SyntaxNode root;

    /// <exception cref="Refusal">It is no C#.</exception>
    public AppHostProgram(string path)
    {
        this.path = path;
        var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(path));
        if (tree.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new Refusal($"{path} cannot be edited: {error.GetMessage(CultureInfo.InvariantCulture)} (line {error.Location.GetLineSpan().StartLinePosition.Line + 1}). Repair it first.");
        root = tree.GetRoot();
    }

    /// <summary>The services, in the order of their declarations.</summary>
    public IReadOnlyList<DeclaredService> Services => [.. Statements(AddService).Select(Read)];

    /// <summary>Every port that is given to something: to a service, by its key, or to what a method of AppHost adds.</summary>
    public IEnumerable<(int Port, string Owner)> Ports => root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Select(call => (Port: Number(call, "port"), Owner: call))
        .Where(given => given.Port is not null)
        .Select(given => (given.Port!.Value, KeyOf(given.Owner) ?? NameOf(given.Owner).Replace("Add", "").Replace("With", "")));

    /// <summary>The program with a statement more, before the gateway's.</summary>
    /// <param name="statement">Lines without indentation.</param>
    /// <exception cref="Refusal">There is no gateway to put it before.</exception>
    public string With(IEnumerable<string> statement)
    {
        var gateway = Statements(AddGateway).FirstOrDefault()
            ?? throw new Refusal($"{path} cannot be edited: there is no {AddGateway}(...) before which the service would be declared.");
        var text = root.ToFullString();
        var start = StartOfLine(text, gateway.SpanStart);
        var indentation = text[start..gateway.SpanStart];
        var newLine = text.Contains("\r\n") ? "\r\n" : "\n";
        return text.Insert(start, string.Concat(statement.Select(line => indentation + line + newLine)) + newLine);
    }

    /// <summary>The program without a service and the empty line after it.</summary>
    /// <exception cref="Refusal">It declares no such service.</exception>
    public string Without(string key)
    {
        var declaration = Statements(AddService).FirstOrDefault(statement => Read(statement).Key == key)
            ?? throw new Refusal($"AppHost/Program.cs declares no service '{key}'. There are: {string.Join(", ", Services.Select(service => service.Key))}.");
        var text = root.ToFullString();
        var start = StartOfLine(text, declaration.SpanStart);
        var end = NextLine(text, declaration.Span.End);
        if (end < text.Length && string.IsNullOrWhiteSpace(text[end..NextLine(text, end)]))
            end = NextLine(text, end);
        return text.Remove(start, end - start);
    }

    private IEnumerable<StatementSyntax> Statements(string method) => root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Where(call => NameOf(call) == method)
        .Select(call => call.FirstAncestorOrSelf<StatementSyntax>(statement => statement is not BlockSyntax)!);

    private static DeclaredService Read(StatementSyntax statement)
    {
        var calls = statement.DescendantNodes().OfType<InvocationExpressionSyntax>().ToLookup(NameOf);
        var service = calls[AddService].Single();
        return new(
            KeyOf(service) ?? "?",
            Number(service, "port") ?? 0,
            Argument(service, "path")?.Token.ValueText,
            calls["WithFrontend"].Select(page => Number(page, "port")).FirstOrDefault(),
            calls["WithDatabase"].Any());
    }

    private static string NameOf(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? "";

    private static string? KeyOf(InvocationExpressionSyntax call)
    {
        var declaration = call.FirstAncestorOrSelf<StatementSyntax>()!.DescendantNodes().OfType<InvocationExpressionSyntax>().FirstOrDefault(other => NameOf(other) == AddService);
        return declaration?.ArgumentList.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax key ? key.Token.ValueText : null;
    }

    private static int? Number(InvocationExpressionSyntax call, string name) => Argument(call, name)?.Token.Value as int?;

    private static LiteralExpressionSyntax? Argument(InvocationExpressionSyntax call, string name) =>
        call.ArgumentList.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == name)?.Expression as LiteralExpressionSyntax;

    private static int StartOfLine(string text, int position) => text.LastIndexOf('\n', position - 1) + 1;

    private static int NextLine(string text, int position) => text.IndexOf('\n', position) is >= 0 and var end ? end + 1 : text.Length;
}
