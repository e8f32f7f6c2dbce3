namespace Aspire.Hosting;

/// <summary>How the application is built.</summary>
public sealed class DistributedApplicationOptions
{
    public string[]? Args { get; set; }

    /// <summary>The assembly of the AppHost; null means the entry assembly.</summary>
    public string? AssemblyName { get; set; }

    /// <summary>Whether nobody watches: a resource then gives up when one that it waits for has failed.</summary>
    public bool DisableDashboard { get; set; }

    /// <summary>Whether what the resources write goes to the application's loggers (<c>AppHost.Resources.name</c>) instead of the console.</summary>
    public bool EnableResourceLogging { get; set; }

    public bool AllowUnsecuredTransport { get; set; }

    /// <summary>The folder of the AppHost; null means the one its build recorded.</summary>
    public string? ProjectDirectory { get; set; }
}
