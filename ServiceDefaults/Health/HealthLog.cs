using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace OpenTera.ServiceDefaults.Health;

/// <summary>Answers <c>/health</c> with one word, and tells the log why when a check changes its mind: one line, not one for each time somebody asks.</summary>
internal sealed class HealthLog(ILogger<HealthLog> logger)
{
    /// <summary>What Aspire's Redis client calls its check. RedisOutageLog tells of Redis, at the moment it goes or comes.</summary>
    private const string RedisCheck = "StackExchange.Redis";

    private readonly ConcurrentDictionary<string, HealthStatus> last = new();

    public Task WriteAsync(HttpContext context, HealthReport report)
    {
        foreach (var (name, entry) in report.Entries.Where(entry => entry.Key != RedisCheck))
            Tell(name, entry);
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync(report.Status.ToString());
    }

    private void Tell(string name, HealthReportEntry entry)
    {
        var before = last.TryGetValue(name, out var status) ? status : HealthStatus.Healthy;
        last[name] = entry.Status;
        if (entry.Status == before)
            return;
        if (entry.Status == HealthStatus.Healthy)
            logger.LogInformation("{Check} is healthy again", name);
        else
            logger.LogWarning("{Check} is {Status}: {Reason}", name, entry.Status, entry.Description ?? entry.Exception?.Message);
    }
}
