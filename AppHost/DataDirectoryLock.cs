namespace OpenTera.AppHost;

/// <summary>Keeps two systems from writing to one data directory. The lock goes with the process, however it ends.</summary>
internal static class DataDirectoryLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Takes the data directory until the result is disposed.</summary>
    /// <exception cref="DistributedApplicationException">Another system has it, and does not leave it within seconds.</exception>
    public static async Task<IDisposable> TakeAsync(string dataDirectory)
    {
        for (var end = DateTime.UtcNow + Patience; ; await Task.Delay(100))
        {
            try
            {
                return new FileStream(Path.Combine(dataDirectory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < end)
            {
                // The system that had it may just be stopping.
            }
            catch (IOException error)
            {
                throw new DistributedApplicationException(
                    $"The data directory {dataDirectory} is used by another running system: give this one its own with OpenTera:DataDirectory.", error);
            }
        }
    }
}
