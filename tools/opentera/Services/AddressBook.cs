using OpenTera.AppHost;
using OpenTera.Tool.Repository;

namespace OpenTera.Tool.Services;

/// <summary>The ports, paths and names that are given, by AppHost's own rules.</summary>
internal sealed class AddressBook
{
    private const int FirstPort = 4050;

    /// <summary>Names of AppHost's resources that are no services.</summary>
    private static readonly HashSet<string> OtherResources = new(StringComparer.OrdinalIgnoreCase) { "Gateway", "OpenTera", "OpenTeraServer", "Portal", "Postgres", "Redis", "TeraServer" };

    private readonly AssignedPorts ports = new(offset: 0, refuseTaken: false);
    private readonly AssignedPaths paths = new();
    private readonly HashSet<int> taken = [];
    private readonly HashSet<string> keys = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="Refusal">What is declared contradicts itself.</exception>
    public AddressBook(AppHostProgram program) => Obey(() =>
    {
        foreach (var (port, owner) in program.Ports)
        {
            ports.Assign(port, owner);
            taken.Add(port);
        }
        foreach (var service in program.Services)
        {
            keys.Add(service.Key);
            if (service.Path is { } path)
                paths.Assign(path, service.Key);
        }
    });

    /// <summary>The next port that is free, as is the one of the page that goes with it, and that nobody listens on.</summary>
    public int NextPort() => Enumerable.Range(FirstPort, 900).First(port => IsFree(port) && IsFree(NewService.PagePortOf(port)));

    /// <exception cref="Refusal">Something of the service is another's.</exception>
    public void Check(NewService service) => Obey(() =>
    {
        if (!keys.Add(service.Name.Text) || OtherResources.Contains(service.Name.Text))
            throw new Refusal($"There is a '{service.Name}' in AppHost/Program.cs already, or a part of OpenTera with that name. Choose another one.");
        if (service.Port is < 1024 or > 65535 - 1000)
            throw new Refusal($"Port {service.Port} cannot be used: choose one from 1024 to {65535 - 1000}.");
        ports.Assign(service.Port, service.Name.Text);
        if (service.PagePort is { } pagePort)
            ports.Assign(pagePort, $"the page of {service.Name}");
        if (service.Path is { } path)
            paths.Assign(path, service.Name.Text);
    });

    private bool IsFree(int port) => !taken.Contains(port) && ListeningProcess.Find(port) is null;

    private static void Obey(Action rules)
    {
        try
        {
            rules();
        }
        catch (DistributedApplicationException error)
        {
            throw new Refusal(error.Message);
        }
    }
}
