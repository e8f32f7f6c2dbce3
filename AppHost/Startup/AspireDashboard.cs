using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace OpenTera.AppHost.Startup;

/// <summary>Where Aspire's dashboard is. The local host has none.</summary>
internal static class AspireDashboard
{
    private const string Addresses = "ASPNETCORE_URLS";

    /// <summary>Gives the dashboard assigned ports as well; what the environment says stays. Aspire does not start without them.</summary>
    public static void SetPorts(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        _ = int.TryParse(configuration["OpenTera:PortOffset"], CultureInfo.InvariantCulture, out var offset);
        SetDefault(Addresses, $"http://localhost:{15040 + offset}");
        SetDefault("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", $"http://localhost:{16040 + offset}");
        SetDefault("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", $"http://localhost:{17040 + offset}");
        // All three are on this machine.
        SetDefault("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true");
    }

    /// <summary>The address that signs in to the dashboard; null: there is none.</summary>
    public static string? Address(IConfiguration configuration) =>
        Greeting.RunsOnAspire && configuration[Addresses] is { } addresses && configuration["AppHost:BrowserToken"] is { } token
            ? $"{addresses.Split(';')[0]}/login?t={token}"
            : null;

    private static void SetDefault(string name, string value)
    {
        if (Environment.GetEnvironmentVariable(name) is null)
            Environment.SetEnvironmentVariable(name, value);
    }
}
