using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Running;

/// <summary>Shows what the resources write, each line with the name of its resource in front.</summary>
internal sealed class ConsoleLog(ResourceLoggerService loggers, DistributedApplicationModel model) : IHostedService
{
    // Colours that can be read on a dark and on a light background.
    private static readonly int[] Colours = [36, 33, 35, 32, 34, 96, 93, 95, 92, 94];

    private readonly bool _isColoured = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
    private readonly string[] _names = [.. model.Resources.Select(r => r.Name)];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        loggers.Written += Write;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        loggers.Written -= Write;
        return Task.CompletedTask;
    }

    private void Write(string name, LogLine line) => Console.WriteLine(_isColoured ? $"\u001b[{Colour(name)}m{name}\u001b[0m | {line.Content}" : $"{name} | {line.Content}");

    private int Colour(string name) => Colours[Math.Max(0, Array.FindIndex(_names, n => name.StartsWith(n, StringComparison.OrdinalIgnoreCase))) % Colours.Length];
}
