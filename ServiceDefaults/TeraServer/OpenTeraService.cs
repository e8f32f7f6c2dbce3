namespace OpenTera.ServiceDefaults.TeraServer;

/// <summary>This service as TeraServer knows it.</summary>
public sealed class OpenTeraService
{
    private readonly Lock changing = new();
    private TaskCompletionSource<ServiceRecord> registered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal OpenTeraService(string key) => Key = key;

    /// <summary>The key under which the service is registered.</summary>
    public string Key { get; }

    /// <summary>What TeraServer says of the service: uuid, port, roles, projects. Null while TeraServer is not up, or the service is disabled.
    /// It is up to date: changes come in by themselves.</summary>
    public ServiceRecord? Record { get; private set; }

    /// <summary>Waits until TeraServer knows the service.</summary>
    /// <exception cref="OperationCanceledException">The waiting was cancelled.</exception>
    public Task<ServiceRecord> WaitForRecordAsync(CancellationToken cancellationToken = default)
    {
        lock (changing)
            return registered.Task.WaitAsync(cancellationToken);
    }

    internal void Update(ServiceRecord? record)
    {
        lock (changing)
        {
            Record = record;
            if (registered.Task.IsCompleted)
                registered = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (record is not null)
                registered.SetResult(record);
        }
    }
}
