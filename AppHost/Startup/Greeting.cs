namespace OpenTera.AppHost.Startup;

/// <summary>The first line: which of the two hosts runs the system.</summary>
internal static class Greeting
{
    public static bool RunsOnAspire { get; } = typeof(DistributedApplication).Assembly.GetName().Name == "Aspire.Hosting";

    public static string Text => RunsOnAspire
        ? "OpenTera runs on Aspire. On its own local host it runs with: dotnet run --project AppHost"
        : "OpenTera runs on its own local host. On Aspire it runs with: dotnet run --project AppHost -p:UseAspirePackages=true";
}
