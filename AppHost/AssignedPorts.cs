namespace OpenTera.AppHost;

/// <summary>The ports of the system, each with the part that has it.</summary>
/// <param name="offset">Added to every port, so that two systems can run on one machine.</param>
/// <param name="refuseTaken">Whether a port that a process of this machine listens on is an error.</param>
internal sealed class AssignedPorts(int offset, bool refuseTaken)
{
    private readonly Dictionary<int, string> owners = [];

    /// <summary>Gives a port to a part of the system.</summary>
    /// <returns>The port with the offset.</returns>
    /// <exception cref="DistributedApplicationException">Another part has it, or a process of this machine.</exception>
    public int Assign(int port, string owner)
    {
        if (!owners.TryAdd(port, owner))
            throw new DistributedApplicationException($"Port {port} is given to both {owners[port]} and {owner}: change one of them in Program.cs.");
        if (refuseTaken && ListeningProcess.Find(port + offset) is { } process)
            throw new DistributedApplicationException(
                $"Port {port + offset}, which {owner} needs, is taken by {process}. Stop that, or move the whole system with OpenTera:PortOffset.");
        return port + offset;
    }
}
