namespace Aspire.StackExchange.Redis;

/// <summary>How a service uses Redis, from the configuration section <c>Aspire:StackExchange:Redis</c>.</summary>
public sealed class StackExchangeRedisSettings
{
    /// <summary>The connection string; null means that of <c>ConnectionStrings:name</c>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Whether no health check is registered.</summary>
    public bool DisableHealthChecks { get; set; }
}
