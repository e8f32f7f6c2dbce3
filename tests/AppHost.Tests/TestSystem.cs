namespace OpenTera.AppHost.Tests;

/// <summary>A data directory of its own for each test, and systems that keep their files there.</summary>
public abstract class TestSystem : IDisposable
{
    /// <summary>An offset that no other test and no running system uses.</summary>
    protected const int PortOffset = 22950 - 4040;

    protected string Folder { get; } = Directory.CreateTempSubdirectory("opentera-apphost-").FullName;

    public virtual void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected IDistributedApplicationBuilder Builder(params string[] settings) =>
        DistributedApplication.CreateBuilder([$"--OpenTera:DataDirectory={Folder}", $"--OpenTera:PortOffset={PortOffset}",
            "--OpenTera:Database=sqlite", "--OpenTera:Redis=garnet", "--OpenTera:Gateway=yarp", .. settings]);

    /// <summary>A whole small system: TeraServer with its portal and one service with its page.</summary>
    private protected IDistributedApplicationBuilder Declared(params string[] settings)
    {
        var builder = Builder(settings);
        builder.AddOpenTeraDatabase();
        builder.AddOpenTeraRedis(40079);
        builder.AddTeraServer<Projects.TeraServer>(4040).WithPortal("../../frontend", 5040);
        builder.AddOpenTeraService<Projects.ExampleService>("ExampleService", 4050, "/example").WithFrontend("../../frontend", 5050).WithDatabase();
        return builder;
    }
}
