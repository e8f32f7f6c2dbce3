using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Holds what each resource writes, and what is said about it.</summary>
public class ResourceLoggerService
{
    private const int KeptLines = 10_000;
    private readonly ConcurrentDictionary<string, ResourceLog> _logs = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Raised for every line of every resource.</summary>
    internal event Action<string, LogLine>? Written;

    public ILogger GetLogger(IResource resource) => GetLogger(resource.Name);

    /// <summary>A logger whose entries appear among the lines of the resource (or replica).</summary>
    public ILogger GetLogger(string resourceName) => Log(resourceName);

    /// <summary>The lines that the resource, each of its replicas, has written so far (the last 10 000).</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(IResource resource) =>
        ResourceInstances.Ids(resource).Select(id => Log(id).Lines).ToAsyncEnumerable();

    /// <summary>The lines written so far (the last 10 000), then every new one.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName) => Log(resourceName).WatchAsync();

    internal void Write(string resourceName, string text, bool isError) => Log(resourceName).Write(text, isError);

    private ResourceLog Log(string name) => _logs.GetOrAdd(name, n => new(line => Written?.Invoke(n, line)));

    private sealed class ResourceLog(Action<LogLine> written) : ILogger
    {
        private readonly Queue<LogLine> _lines = new();
        private readonly List<ChannelWriter<LogLine>> _watchers = [];
        private int _count;

        public IReadOnlyList<LogLine> Lines
        {
            get
            {
                lock (_lines)
                    return [.. _lines];
            }
        }

        public void Write(string text, bool isError)
        {
            lock (_lines)
            {
                var line = new LogLine(++_count, text, isError);
                _lines.Enqueue(line);
                if (_lines.Count > KeptLines)
                    _lines.Dequeue();
                foreach (var watcher in _watchers)
                    watcher.TryWrite(line);
                written(line);
            }
        }

        public async IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            var channel = Channel.CreateUnbounded<LogLine>();
            lock (_lines)
            {
                foreach (var line in _lines)
                    channel.Writer.TryWrite(line);
                _watchers.Add(channel.Writer);
            }
            try
            {
                while (await channel.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var batch = new List<LogLine>();
                    while (channel.Reader.TryRead(out var line))
                        batch.Add(line);
                    yield return batch;
                }
            }
            finally
            {
                lock (_lines)
                    _watchers.Remove(channel.Writer);
            }
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Write(exception is null ? formatter(state, null) : $"{formatter(state, exception)} {exception.Message}", logLevel >= LogLevel.Error);
        }
    }
}

/// <summary>A line of a resource's log.</summary>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);
