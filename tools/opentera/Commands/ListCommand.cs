using System.CommandLine;
using System.Net;
using OpenTera.Tool.Repository;
using OpenTera.Tool.Services;
using Spectre.Console;

namespace OpenTera.Tool.Commands;

/// <summary><c>opentera list</c></summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var offset = new Option<int>("--port-offset") { Description = "OpenTera:PortOffset of the system whose state is shown." };
        var command = new Command("list", "Lists the services with their ports, paths and states.") { offset };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var repository = OpenTeraRepository.Around(Directory.GetCurrentDirectory());
            var services = new AppHostProgram(repository.AppHostProgram).Services;
            var rows = await Task.WhenAll(services.Select(service => RowAsync(service, repository, arguments.GetValue(offset), cancellationToken)));
            var table = new Table().RoundedBorder();
            foreach (var column in (string[])["Service", "Path", "Ports", "Backend", "Page", "Database"])
                table.AddColumn(new TableColumn(column).NoWrap());
            foreach (var row in rows)
                table.AddRow(row);
            AnsiConsole.Write(table);
        });
        return command;
    }

    private static async Task<Markup[]> RowAsync(DeclaredService service, OpenTeraRepository repository, int offset, CancellationToken cancellationToken)
    {
        var backend = StateAsync(service.Port + offset, "/health", cancellationToken);
        var page = service.FrontendPort is { } port ? await StateAsync(port + offset, $"{service.Path}/health", cancellationToken) : "";
        var isThere = Directory.Exists(ServiceParts.In(repository, new ServiceParts(service.Key).Folder));
        return
        [
            Markup.FromInterpolated($"[bold]{service.Key}[/]"), new(service.Path ?? "private"), new($"{service.Port} {service.FrontendPort}"),
            new(isThere ? await backend : "[red]no folder[/]"), new(page), new(service.HasDatabase ? "own" : ""),
        ];
    }

    private static async Task<string> StateAsync(int port, string path, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await client.GetAsync($"http://localhost:{port}{path}", cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK ? "[green]healthy[/]" : "[yellow]not ready[/]";
        }
        catch (HttpRequestException)
        {
            return "[grey]stopped[/]";
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "[yellow]no answer[/]";
        }
    }
}
