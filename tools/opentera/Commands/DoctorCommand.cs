using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using OpenTera.AppHost;
using OpenTera.Tool.Repository;
using Spectre.Console;

namespace OpenTera.Tool.Commands;

/// <summary><c>opentera doctor</c></summary>
internal static class DoctorCommand
{
    private static readonly Version OldestNode = new(20, 19);

    public static Command Create()
    {
        var command = new Command("doctor", "Says what is on this machine, what AppHost would choose, and what to do about what is missing.");
        command.SetAction(_ =>
        {
            var repository = OpenTeraRepository.Around(Directory.GetCurrentDirectory());
            var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
            var settings = Obey(() => OpenTeraSettings.Read(configuration, repository.PathOf("AppHost")));
            var machine = new Machine();
            Finding[] needed = [Sdk(machine), Node(machine)];
            Show("Needed", needed);
            Show("Used where it is there", [Containers(machine), Program(machine, "nginx", "nginx", "-v"), Program(machine, "redis-server", "redis-server", "--version"), Postgres(settings)]);
            Show("AppHost would choose", Choices(new(settings, machine)));
            Show("Ports", [.. Ports(repository, settings.PortOffset)]);
            Show("Certificate", [Certificate(settings)]);
            return needed.Any(finding => finding.State == State.Missing) ? 1 : 0;
        });
        return command;
    }

    private enum State { Good, Open, Missing }

    /// <summary>One line: what was looked at, how it is, and what can be done.</summary>
    private sealed record Finding(string What, State State, string Text, string Advice = "");

    private static void Show(string title, IReadOnlyList<Finding> findings)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{title}[/]");
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var finding in findings)
        {
            var mark = finding.State switch { State.Good => "[green]ok[/]", State.Open => "[grey]-[/]", _ => "[red]missing[/]" };
            grid.AddRow(new Markup($"  {mark}"), new Markup(Markup.Escape(finding.What)), Markup.FromInterpolated($"{finding.Text} [yellow]{finding.Advice}[/]"));
        }
        AnsiConsole.Write(grid);
        AnsiConsole.WriteLine();
    }

    private static Finding Sdk(Machine machine) => machine.Find("dotnet") is not { } program
        ? new(".NET SDK", State.Missing, "not found.", "Install version 10: https://dotnet.microsoft.com/download")
        : First(program, "--version") is { } version && version.StartsWith("10.", StringComparison.Ordinal)
            ? new(".NET SDK", State.Good, version)
            : new(".NET SDK", State.Missing, "is not version 10.", "Install it: https://dotnet.microsoft.com/download");

    private static Finding Node(Machine machine) => machine.Find("node") is not { } program || machine.Find("npm") is null
        ? new("Node.js", State.Missing, "not found.", $"Install {OldestNode} or later: https://nodejs.org")
        : Version.TryParse(First(program, "--version")?.TrimStart('v'), out var version) && version >= OldestNode
            ? new("Node.js", State.Good, $"{version}")
            : new("Node.js", State.Missing, "is too old.", $"Install {OldestNode} or later: https://nodejs.org");

    private static Finding Containers(Machine machine) => machine.ContainerRuntime is { } runtime
        ? new("container runtime", State.Good, $"{runtime} is running, for AppHost on Aspire (-p:UseAspirePackages=true)")
        : new("container runtime", State.Open, "neither Docker nor Podman is running.", "Needed for containers on Aspire only.");

    private static Finding Program(Machine machine, string name, string package, string versionOption) => machine.Find(name) is { } program
        ? new(name, State.Good, $"{program}, {First(program, versionOption)}")
        : new(name, State.Open, "not installed.", $"apt install {package}, brew install {package}");

    private static Finding Postgres(OpenTeraSettings settings) => settings.ConnectionString is null
        ? new("PostgreSQL", State.Open, "ConnectionStrings:opentera is not set.", "export ConnectionStrings__opentera='Host=...;Database=...;Username=...;Password=...'")
        : new("PostgreSQL", State.Good, "your own, by ConnectionStrings:opentera");

    private static Finding[] Choices(Choices choices) =>
    [
        Chosen("database", choices.Database), Chosen("Redis", choices.Redis), Chosen("gateway", choices.Gateway),
    ];

    private static Finding Chosen<T>(string part, Func<Choice<T>> choose) where T : struct, Enum
    {
        try
        {
            var (kind, reason) = choose();
            return new(part, State.Good, $"{kind} ({reason})");
        }
        catch (DistributedApplicationException error)
        {
            return new(part, State.Missing, error.Message);
        }
    }

    private static IEnumerable<Finding> Ports(OpenTeraRepository repository, int offset)
    {
        var ports = new AppHostProgram(repository.AppHostProgram).Ports.ToArray();
        var taken = ports.Select(given => (given.Owner, Port: given.Port + offset, Process: ListeningProcess.Find(given.Port + offset))).Where(given => given.Process is not null).ToArray();
        if (taken.Length == 0)
            yield return new("all", State.Good, $"{ports.Length} ports are free");
        foreach (var (owner, port, process) in taken)
            yield return new(string.Create(CultureInfo.InvariantCulture, $"{port}"), State.Open, $"of {owner}, taken by {process}.", "This may be the running system itself. Else stop it, or set OpenTera:PortOffset.");
    }

    private static Finding Certificate(OpenTeraSettings settings)
    {
        var file = settings.DataPath("certificates", "server.crt");
        if (!File.Exists(file))
            return new("gateway", State.Open, "none yet: AppHost makes it at the first run.");
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
            return certificate.NotAfter > DateTime.Now
                ? new("gateway", State.Good, $"{certificate.Subject}, until {certificate.NotAfter:yyyy-MM-dd}. Your browser trusts it once it has {settings.DataPath("certificates", "ca.crt")}.")
                : new("gateway", State.Open, $"expired on {certificate.NotAfter:yyyy-MM-dd}: AppHost makes a new one when it starts.");
        }
        catch (CryptographicException)
        {
            return new("gateway", State.Open, $"{file} cannot be read: AppHost makes a new one when it starts.");
        }
    }

    private static T Obey<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DistributedApplicationException error)
        {
            throw new Refusal(error.Message);
        }
    }

    /// <summary>The first line that a program prints; null: it cannot be started.</summary>
    private static string? First(string program, string option)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, [option]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            process.WaitForExit();
            return (output.Result + errors.Result).Split('\n')[0].Trim();
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
