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
            // What cannot be removed is told before anything is asked.
            new AppHostProgram(repository.AppHostProgram).Without(service);
            var parts = new ServiceParts(service);
            if (!arguments.GetValue(yes) && !Confirm(parts))
                return 1;
            await new ServiceWorkshop(repository).RemoveAsync(service);
            AnsiConsole.MarkupLineInterpolated($"[green]{service} is removed.[/] What it has in a database stays there.");
            return 0;
        });
        return command;
    }

    /// <exception cref="Refusal">There is nobody to ask.</exception>
    private static bool Confirm(ServiceParts parts) => Console.IsInputRedirected
        ? throw new Refusal($"This deletes {parts.Folder} and {parts.TestFolder}. Say --yes if that is meant.")
        : AnsiConsole.Confirm($"Delete [bold]{parts.Folder}[/] and [bold]{parts.TestFolder}[/] with all that is in them?", defaultValue: false);
}
