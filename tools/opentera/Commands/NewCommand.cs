using System.CommandLine;
using OpenTera.Tool.Repository;
using OpenTera.Tool.Services;
using Spectre.Console;

namespace OpenTera.Tool.Commands;

/// <summary><c>opentera new</c></summary>
internal static class NewCommand
{
    private const int FirstPort = 4050;

    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "Name of the service, such as GaitAnalysis." };
        var frontend = new Option<FrontendKind>("--frontend") { Description = "The web page.", DefaultValueFactory = _ => FrontendKind.React };
        var database = new Option<DatabaseKind>("--database") { Description = "A database of its own: PostgreSQL, or SQLite where AppHost chooses that.", DefaultValueFactory = _ => DatabaseKind.None };
        var port = new Option<int?>("--port") { Description = "The backend's port; the page's is 1000 more. By default the next free one." };
        var path = new Option<string?>("--path") { Description = "Where it is behind the gateway. By default /name." };
        var title = new Option<string?>("--title") { Description = "Title of the page. By default the name in words." };
        var titleInFrench = new Option<string?>("--title-fr") { Description = "Title of the page in French. By default the other one." };
        var command = new Command("new", "Makes a service: backend, page, tests, and its places in the solution and in AppHost.")
        {
            name, frontend, database, port, path, title, titleInFrench,
        };
        command.SetAction(async (arguments, _) =>
        {
            var repository = OpenTeraRepository.Around(Directory.GetCurrentDirectory());
            var serviceName = new ServiceName(arguments.GetValue(name)!);
            var taken = new AppHostProgram(repository.AppHostProgram);
            var shownTitle = arguments.GetValue(title) ?? serviceName.Title;
            var service = new NewService(serviceName, arguments.GetValue(port) ?? NextPort(taken), arguments.GetValue(path) ?? serviceName.Path,
                arguments.GetValue(frontend), arguments.GetValue(database), shownTitle, arguments.GetValue(titleInFrench) ?? shownTitle);
            await new ServiceWorkshop(repository).MakeAsync(service);
            Show(service);
        });
        return command;
    }

    private static int NextPort(AppHostProgram program)
    {
        var taken = program.Ports.Select(given => given.Port).ToHashSet();
        return Enumerable.Range(FirstPort, 1000).First(port => !taken.Contains(port) && !taken.Contains(port + 1000));
    }

    private static void Show(NewService service)
    {
        AnsiConsole.MarkupLineInterpolated($"[green]{service.Name} is made.[/]");
        AnsiConsole.MarkupLineInterpolated($"Run it: [bold]dotnet run --project AppHost[/]");
    }
}
