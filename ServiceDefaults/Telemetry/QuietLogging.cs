using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpenTera.ServiceDefaults.Telemetry;

/// <summary>What the log is spared.</summary>
internal static class QuietLogging
{
    /// <summary>Levels that configuration (<c>Logging:LogLevel</c>) can change.</summary>
    private static readonly (string Category, LogLevel Level)[] Defaults =
    [
        ("Microsoft.AspNetCore", LogLevel.Warning),
        ("Microsoft.EntityFrameworkCore", LogLevel.Warning),
        ("System.Net.Http.HttpClient", LogLevel.Warning),
        // It calls it a failure when a new database has no history of migrations. A real one reaches the caller as an exception.
        ("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical),
        // It tells of every request without a token.
        ("OpenTera.ServiceDefaults.Identity", LogLevel.Warning),
        // They tell of every attempt, with a stack trace. The outcome reaches the caller, and HealthLog tells what is away, once.
        ("Polly", LogLevel.None),
        ("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None),
        ("StackExchange.Redis", LogLevel.None),
    ];

    public static void AddQuietLogging(this IHostApplicationBuilder builder)
    {
        builder.Services.PostConfigure<LoggerFilterOptions>(options =>
        {
            foreach (var (category, level) in Defaults)
                options.Rules.Insert(0, new LoggerFilterRule(null, category, level, null));
        });
        // Its lines have whole addresses, and their query can hold a token.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
    }
}
