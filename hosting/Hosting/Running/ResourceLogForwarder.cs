using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>Passes on what the resources write to the loggers of the application.</summary>
internal sealed class ResourceLogForwarder(ResourceLoggerService resources, ILoggerFactory loggers, IHostEnvironment environment) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        resources.Written += Forward;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        resources.Written -= Forward;
        return Task.CompletedTask;
    }

    private void Forward(string name, LogLine line) =>
        loggers.CreateLogger($"{environment.ApplicationName}.Resources.{name}").Log(line.IsErrorMessage ? LogLevel.Error : LogLevel.Information, "{Line}", line.Content);
}
