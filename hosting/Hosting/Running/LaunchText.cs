using System.Text.RegularExpressions;

namespace Aspire.Hosting.Running;

/// <summary>What stands in variables and arguments for values that differ between the replicas of a resource.</summary>
internal static partial class LaunchText
{
    /// <summary>Becomes an id of its own for each process.</summary>
    public const string InstanceId = "{{instanceId}}";

    /// <summary>Becomes the port that the process of the resource listens on.</summary>
    public static string TargetPort(string resource, string endpoint) => $"{{{{targetPort {resource}/{endpoint}}}}}";

    /// <summary>Puts in the values of one process.</summary>
    public static string Fill(string text, string instanceId, Func<string, string, int> targetPort) => text.Contains("{{", StringComparison.Ordinal)
        ? TargetPortText().Replace(text, match => $"{targetPort(match.Groups[1].Value, match.Groups[2].Value)}").Replace(InstanceId, instanceId, StringComparison.Ordinal)
        : text;

    [GeneratedRegex(@"\{\{targetPort ([^/}]+)/([^/}]+)\}\}")]
    private static partial Regex TargetPortText();
}
