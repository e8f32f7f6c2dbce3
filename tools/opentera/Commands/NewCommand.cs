using System.CommandLine;
using OpenTera.Tool.Repository;
using OpenTera.Tool.Services;
using Spectre.Console;

namespace OpenTera.Tool.Commands;

/// <summary><c>opentera new</c></summary>
internal static class NewCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "Name of the service, such as GaitAnalysis." };
    private static readonly Option<PageKind> Page = new("--frontend") { Description = "The web page.", DefaultValueFactory = _ => PageKind.React };
    private static readonly Option<StorageKind> Storage = new("--database") { Description = "A database of its own: PostgreSQL, or SQLite where AppHost chooses that.", DefaultValueFactory = _ => StorageKind.None };
    private static readonly Option<bool> Assets = new("--assets") { Description = "Stores files of sessions; brings a database." };
    private static readonly Option<bool> Tests = new("--tests") { Description = "Has a questionnaire to be answered in sessions; brings a database." };
    private static readonly Option<int?> Port = new("--port") { Description = "The backend's port; the page's is 1000 more. By default the next free one." };
    private static readonly Option<string?> Place = new("--path") { Description = "Where it is behind the gateway. By default /name." };
    private static readonly Option<bool> Private = new("--private") { Description = "Is nowhere behind the gateway: only other services reach it." };
    private static readonly Option<string?> Title = new("--title") { Description = "Title of the page. By default the name in words." };
    private static readonly Option<string?> TitleInFrench = new("--title-fr") { Description = "Title of the page in French. By default the other one." };

    public static Command Create()
    {
        var command = new Command("new", "Makes a service: backend, page, tests, and its places in the solution and in AppHost.")
        {
            Name, Page, Storage, Assets, Tests, Port, Place, Private, Title, TitleInFrench,
        };
        command.SetAction(async (arguments, _) =>
        {
            var repository = OpenTeraRepository.Around(Directory.GetCurrentDirectory());
            var service = Read(arguments, new AddressBook(new AppHostProgram(repository.AppHostProgram)));
            await AnsiConsole.Status().StartAsync($"Making {service.Name}", _ => new ServiceWorkshop(repository).MakeAsync(service));
            Show(service);
        });
        return command;
    }

    /// <exception cref="Refusal">Two options contradict each other, or the name cannot be.</exception>
    private static NewService Read(ParseResult arguments, AddressBook addresses)
    {
        var name = new ServiceName(arguments.GetValue(Name)!);
        var isPrivate = arguments.GetValue(Private);
        if (isPrivate && (arguments.GetValue(Place) is not null || (arguments.GetResult(Page) is { Implicit: false } && arguments.GetValue(Page) != PageKind.None)))
            throw new Refusal("A --private service is nowhere behind the gateway: it can have neither a --path nor a page.");
        var title = arguments.GetValue(Title) ?? name.Title;
        var (hasAssets, hasTests) = (arguments.GetValue(Assets), arguments.GetValue(Tests));
        return new(name, arguments.GetValue(Port) ?? addresses.NextPort(), isPrivate ? null : arguments.GetValue(Place) ?? name.Path,
            isPrivate ? PageKind.None : arguments.GetValue(Page),
            hasAssets || hasTests ? StorageKind.Postgres : arguments.GetValue(Storage), hasAssets, hasTests, title, arguments.GetValue(TitleInFrench) ?? title);
    }

    private static void Show(NewService service)
    {
        var parts = new ServiceParts(service.Name.Text);
        var made = new Grid().AddColumn().AddColumn();
        Row("Backend", $"{parts.Folder}/Backend", $"http://localhost:{service.Port}");
        if (service.PagePort is not null)
            Row("Page", $"{parts.Folder}/Frontend", $"https://localhost:40075{service.Path}/");
        Row("Tests", parts.TestFolder, $"dotnet test --project {parts.TestFolder}");
        Row("Read first", $"{parts.Folder}/README.md", "where to put what");

        AnsiConsole.MarkupLineInterpolated($"[green]{service.Name} is made.[/]");
        AnsiConsole.Write(made);
        AnsiConsole.MarkupLineInterpolated($"Run the system with it: [bold]dotnet run --project AppHost[/]");

        void Row(string what, string where, string how) =>
            made.AddRow(new Markup($"  {what}"), Markup.FromInterpolated($"[bold]{where}[/]  [grey]{how}[/]"));
    }
}
