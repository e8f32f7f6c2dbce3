using System.CommandLine;
using OpenTera.Tool;
using OpenTera.Tool.Commands;
using Spectre.Console;

var root = new RootCommand("Makes, lists and removes the services of an OpenTera repository, and says what this machine lacks.")
{
    NewCommand.Create(),
    ListCommand.Create(),
    RemoveCommand.Create(),
    DoctorCommand.Create(),
};

try
{
    return await root.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (Refusal refusal)
{
    var errors = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
    errors.MarkupLineInterpolated($"[red]{refusal.Message}[/]");
    return 1;
}
