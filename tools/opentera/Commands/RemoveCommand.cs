using System.CommandLine;
using OpenTera.Tool.Repository;
using OpenTera.Tool.Services;
using Spectre.Console;

namespace OpenTera.Tool.Commands;

/// <summary><c>opentera remove</c></summary>
internal static class RemoveCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "Name of the service." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Does not ask." };
        var command = new Command("remove", "Removes a service with all its files: undoes new.") { name, yes };
        command.SetAction(async (arguments, _) =>
        {
            var repository = OpenTeraRepository.Around(Directory.GetCurrentDirectory());
            var service = arguments.GetValue(name)!;
            if (!arguments.GetValue(yes) && !AnsiConsole.Confirm($"Delete services/{service} and tests/{service}.Tests?", defaultValue: false))
                return 1;
            await new ServiceWorkshop(repository).RemoveAsync(service);
            AnsiConsole.MarkupLineInterpolated($"[green]{service} is removed.[/]");
            return 0;
        });
        return command;
    }
}
